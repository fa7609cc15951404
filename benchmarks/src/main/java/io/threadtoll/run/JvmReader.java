// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.jvm.JvmEnd;
import io.threadtoll.jvm.JvmFields;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Jvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the JVMs that a run is to measure what they are, before anything runs. */
public final class JvmReader {
    private static final int OLDEST = 17;
    private static final Duration LONGEST = Duration.ofSeconds(30);

    /** JDK 8 calls itself 1.8. */
    private static final Pattern VERSION = Pattern.compile("java\\.specification\\.version = (?:1\\.)?(\\d{1,4})\\b");

    private JvmReader() {}

    /**
     * The JVMs of a run, each with a label of its own.
     *
     * @param paths {@code java} commands, or the folders of JDKs; none for the JVM this runs on
     * @throws BadResultException if one of them is no JVM, or older than 17; the message says which
     */
    public static List<Jvm> read(List<Path> paths) {
        List<Jvm> jvms = new ArrayList<>();
        if (paths.isEmpty()) {
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            jvms.add(named(jvms, java, JvmFields.ofThisJvm()));
        }
        paths.forEach(path -> {
            Path java = command(path);
            requireVersion(java);
            jvms.add(named(jvms, java, fields(java)));
        });
        return jvms;
    }

    private static Jvm named(List<Jvm> others, Path java, SortedMap<String, String> fields) {
        String label = "jdk" + fields.get("jdk.feature");
        long same = others.stream()
                .filter(other -> (other.label() + "-").startsWith(label + "-"))
                .count();
        return new Jvm(same == 0 ? label : label + "-" + (same + 1), java.toString(), fields);
    }

    private static Path command(Path path) {
        Path java = Files.isDirectory(path) ? path.resolve("bin").resolve("java") : path;
        if (!Files.isRegularFile(java) || !Files.isExecutable(java)) {
            throw new BadResultException("--jvm " + path + " is no JVM: there is no " + java
                    + " that can be run. Give a java command or the folder of a JDK.");
        }
        return java.toAbsolutePath();
    }

    private static void requireVersion(Path java) {
        String output = version(java);
        Matcher version = VERSION.matcher(output);
        if (!version.find()) {
            throw new BadResultException("--jvm " + java + " is no JVM: asked for its version it said '" + first(output)
                    + "'. Give a java command or the folder of a JDK.");
        }
        int feature = Integer.parseInt(version.group(1));
        if (feature < OLDEST) {
            throw new BadResultException(
                    "--jvm " + java + " is version " + feature + ", " + OLDEST + " or newer is needed.");
        }
    }

    /**
     * What a JVM says of itself.
     *
     * @throws BadResultException if it can't run this program
     */
    static SortedMap<String, String> fields(Path java) {
        try {
            return JvmCommand.of(java.toString())
                    .run(LONGEST, JvmFields.class, List.of())
                    .answer(JvmFields.Answer.class)
                    .fields();
        } catch (IOException e) {
            throw new BadResultException("--jvm " + java + " can't run Threadtoll: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BadResultException("interrupted while --jvm " + java + " was asked what it is", e);
        }
    }

    /** What it says of its version: a JVM that is told to say it runs no class. */
    private static String version(Path java) {
        try {
            JvmEnd end = JvmCommand.of(java.toString())
                    .withFlags(List.of("-XshowSettings:properties", "-version"))
                    .run(LONGEST, JvmFields.class, List.of());
            return end.inTime() ? end.output() : end.reason();
        } catch (IOException e) {
            return e.getMessage();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
    }

    private static String first(String output) {
        String line = output.lines().findFirst().orElse("nothing");
        return line.length() <= 120 ? line : line.substring(0, 120);
    }
}
