// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The Pythons that a run measures, and those that it leaves out.
 *
 * @param measured the programs themselves, behind whatever link or shim led to them; the first is what {@code python3} means
 * @param fields what each Python says of itself, or why it can't be measured, by {@code python.} and its path
 */
public record Pythons(List<String> measured, SortedMap<String, String> fields) {
    /** Where it doesn't matter which there are. */
    public static final Pythons NONE = new Pythons(List.of(Machine.USUAL_PYTHON), new TreeMap<>());

    /** Starts the name of their fields in an environment. */
    public static final String FIELD = "python.";

    /** What a field says of one that is left out, at its end. */
    private static final String NOT_MEASURED = "; not measured: give it with --python";

    private static final Pattern NAME = Pattern.compile("python3(\\.\\d{1,3}t?)?");

    /** A folder of these holds no programs, but what looks for the one that is meant. */
    private static final String SHIMS = "shims";

    /** More than anybody has; each is asked. */
    private static final int MOST = 64;

    public Pythons {
        measured = List.copyOf(measured);
        fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /**
     * Those that a person named.
     *
     * @param paths programs, names on the PATH, or folders whose {@code bin/python3} is meant
     * @throws BadResultException if one isn't there
     */
    public static Pythons given(List<String> paths) {
        Set<String> measured = new LinkedHashSet<>();
        SortedMap<String, String> fields = new TreeMap<>();
        for (String path : paths) {
            String program = Files.isDirectory(Path.of(path))
                    ? Path.of(path, "bin", "python3").toString()
                    : path;
            Path found = PythonProcess.find(program)
                    .orElseThrow(() -> new BadResultException("--python " + path + " is no Python: there is no "
                            + program + " that can be run. Give a python3 command, or the folder it is installed in."));
            measured.add(ask(found, fields).orElse(found.toAbsolutePath().toString()));
        }
        return new Pythons(List.copyOf(measured), fields);
    }

    /**
     * Those that this machine has: on the PATH, and of pyenv and asdf.
     *
     * @param every whether all of them are measured, or only the first one and the first whose GIL is off
     */
    public static Pythons found(boolean every) {
        return among(candidates(name -> Optional.ofNullable(System.getenv(name))), every);
    }

    static Pythons among(List<Path> candidates, boolean every) {
        SortedMap<String, String> fields = new TreeMap<>();
        Set<Path> asked = new LinkedHashSet<>();
        Set<String> usable = new LinkedHashSet<>();
        for (Path candidate : candidates) {
            if (asked.size() < MOST && asked.add(real(candidate))) {
                ask(candidate, fields).ifPresent(usable::add);
            }
        }
        List<String> measured = new ArrayList<>(usable);
        if (!every) {
            measured.removeIf(path -> !path.equals(measured.get(0)) && !isFreeThreaded(fields.get(FIELD + path)));
            usable.stream()
                    .filter(path -> !measured.contains(path))
                    .forEach(path -> fields.merge(FIELD + path, NOT_MEASURED, String::concat));
        }
        if (measured.isEmpty()) {
            // The first that can't be measured says why; where there is none, the name does.
            measured.add(
                    fields.isEmpty() ? Machine.USUAL_PYTHON : fields.firstKey().substring(FIELD.length()));
        }
        return new Pythons(measured, fields);
    }

    private static boolean isFreeThreaded(String description) {
        return description.contains("; GIL off");
    }

    /** The name and version at the start of a field. */
    public static String name(String field) {
        int end = field.indexOf(" (");
        return end < 0 || !field.startsWith("CPython ") ? "no CPython" : field.substring(0, end);
    }

    /** The fields of those that are measured somewhere, and what they say now. */
    public static SortedMap<String, String> describe(Iterable<String> paths) {
        SortedMap<String, String> fields = new TreeMap<>();
        paths.forEach(path -> ask(Path.of(path), fields));
        return fields;
    }

    /** Asks one what it is; the path of the program that it is, where it can be measured. */
    private static Optional<String> ask(Path candidate, Map<String, String> fields) {
        try (PythonProcess python = PythonProcess.start(candidate.toString())) {
            String program = program(candidate, python.interpreter());
            fields.put(FIELD + program, python.interpreter().description());
            return Optional.of(program);
        } catch (NotApplicableException e) {
            if (!isShim(candidate)) {
                fields.put(FIELD + candidate.toAbsolutePath(), e.getMessage());
            }
            return Optional.empty();
        }
    }

    /** Behind links and shims, but not behind what it does not run without, such as a script that sets its folders. */
    private static String program(Path candidate, Interpreter who) {
        String real = real(candidate).toString();
        if (who.executable().isEmpty() || who.executable().equals(real)) {
            return real;
        }
        try (PythonProcess itself = PythonProcess.start(who.executable())) {
            return itself.interpreter().equals(who)
                    ? who.executable()
                    : candidate.toAbsolutePath().toString();
        } catch (NotApplicableException notAlone) {
            return candidate.toAbsolutePath().toString();
        }
    }

    /**
     * Where a Python may be, the first of the PATH before all others.
     *
     * @param environment the variables of this process
     */
    static List<Path> candidates(Function<String, Optional<String>> environment) {
        List<Path> candidates = new ArrayList<>();
        for (String folder : environment.apply("PATH").orElse("/usr/bin:/bin").split(":", -1)) {
            named(Path.of(folder)).stream()
                    // The other shims mean versions that their owner's folder has too, or none.
                    .filter(path -> !isShim(path) || path.endsWith(Machine.USUAL_PYTHON))
                    .forEach(candidates::add);
        }
        String home = environment.apply("HOME").orElse("/");
        candidates.addAll(versions(Path.of(environment.apply("PYENV_ROOT").orElse(home + "/.pyenv"), "versions")));
        candidates.addAll(
                versions(Path.of(environment.apply("ASDF_DATA_DIR").orElse(home + "/.asdf"), "installs", "python")));
        return candidates;
    }

    private static List<Path> versions(Path folder) {
        List<Path> found = new ArrayList<>();
        list(folder).forEach(version -> found.addAll(named(version.resolve("bin"))));
        return found;
    }

    /** The programs of a folder that are called as a Python 3 is, {@code python3} before all others. */
    private static List<Path> named(Path folder) {
        return list(folder).stream()
                .filter(path -> NAME.matcher(path.getFileName().toString()).matches() && Files.isExecutable(path))
                .toList();
    }

    private static List<Path> list(Path folder) {
        List<Path> entries = new ArrayList<>();
        if (folder.isAbsolute()) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
                all.forEach(entries::add);
            } catch (IOException none) {
                // A folder that isn't there, or is closed to this user, has none for it.
            }
        }
        Collections.sort(entries);
        return entries;
    }

    private static boolean isShim(Path path) {
        Path folder = path.toAbsolutePath().getParent();
        return folder != null && folder.endsWith(SHIMS);
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath();
        }
    }
}
