// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The JDKs in the usual folder, in JAVA_HOME and the one that this runs on, by their file {@code release}; two with the
 * same are one.
 */
@AutoService(Check.class)
public final class InstalledJdks implements Check {
    /** Has virtual threads and the foreign function interface: every cell applies. */
    private static final int HAS_ALL = 22;

    /** The oldest that the suite runs on. */
    private static final int OLDEST = 17;

    private static final String FOLDER = "/usr/lib/jvm";
    private static final Pattern VERSION = Pattern.compile("JAVA_VERSION=\"((\\d{1,4})[0-9A-Za-z._+-]{0,40})\".*");

    private record Jdk(int feature, String version, String folder) {
        @Override
        public String toString() {
            return version + " (" + folder + (feature < OLDEST ? "; too old" : "") + ")";
        }
    }

    @Override
    public String id() {
        return "jdks";
    }

    @Override
    public String why() {
        return "Virtual threads are measured from version 21 on, the foreign function interface from 22 on.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        NavigableMap<Integer, List<Jdk>> found = new TreeMap<>(Comparator.reverseOrder());
        for (Jdk jdk : jdks(machine)) {
            found.computeIfAbsent(jdk.feature(), feature -> new ArrayList<>()).add(jdk);
        }
        if (found.isEmpty()) {
            throw new CannotTellException(
                    "no JDK is in " + FOLDER + ", JAVA_HOME names none, and this doesn't run on one");
        }
        String value = String.join(
                ", ",
                found.values().stream().flatMap(List::stream).map(Jdk::toString).toList());
        return found.firstKey() >= HAS_ALL
                ? Finding.ok(value)
                : Finding.warn(value, "apt-get install openjdk-25-jdk-headless");
    }

    private static Collection<Jdk> jdks(MachineView machine) {
        Map<String, Jdk> byRelease = new TreeMap<>();
        for (String folder : folders(machine)) {
            machine.find(folder + "/release")
                    .ifPresent(release -> of(release, folder).ifPresent(jdk -> byRelease.put(release, jdk)));
        }
        return byRelease.values();
    }

    private static List<String> folders(MachineView machine) {
        List<String> folders = new ArrayList<>();
        Stream.concat(machine.javaHome().stream(), machine.variable("JAVA_HOME").stream())
                .filter(home -> home.startsWith("/"))
                .forEach(folders::add);
        try {
            machine.list(FOLDER, "").forEach(name -> folders.add(FOLDER + "/" + name));
        } catch (CannotTellException none) {
            // Other distributions keep them elsewhere; the other two remain.
        }
        return folders;
    }

    private static Optional<Jdk> of(String release, String folder) {
        return release.lines()
                .map(VERSION::matcher)
                .filter(Matcher::matches)
                .findFirst()
                .map(version -> new Jdk(Integer.parseInt(version.group(2)), version.group(1), folder));
    }
}
