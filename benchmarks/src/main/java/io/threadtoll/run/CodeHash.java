// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * A hash of the code that a cell runs, so that two runs of different code aren't compared as if they were of two
 * machines, and none goes on with other code than it began with.
 *
 * <p>It is of the benchmark's or probe's class and of all of our classes that this {@linkplain CodeReach reaches}, and of
 * the constants that the cell's parameters choose with all that these reach. So another lock's code is no part of it, and
 * the kernel's door is. Line numbers, names of local variables and the order of the constant pool don't count, so comments
 * don't, nor which JDK compiled it.
 */
public final class CodeHash {
    /** Where a jar has what JVMs from 22 on find in place of a class. */
    private static final String NEWER = "META-INF/versions/22/";

    /** Of this program, whose class files stay as they are while it runs. */
    private static final class Installed {
        static final CodeHash HASH = new CodeHash(CodeHash::installed);
    }

    private final Map<String, String> roots = roots();
    private final CodeReach reach;

    /**
     * Of some class files.
     *
     * @param files the class file of a name such as {@code java/lang/String}
     */
    CodeHash(Function<String, byte[]> files) {
        reach = new CodeReach(files, roots.values());
    }

    /** The class of each benchmark and probe, as class files name it, by {@link Cell#benchmark}. */
    static Map<String, String> roots() {
        Map<String, String> roots = new HashMap<>();
        for (Catalog.Entry entry : Catalog.load().entries()) {
            roots.put(entry.name(), entry.name().substring(0, entry.name().lastIndexOf('.')));
        }
        for (Probe probe : Probes.all()) {
            roots.put(Cell.PROBE + probe.id(), probe.getClass().getName());
        }
        roots.replaceAll((name, type) -> type.replace('.', '/'));
        return roots;
    }

    /** The hashes of all that a plan measures, by the keys of {@link Run#code}. */
    public static SortedMap<String, String> of(Plan plan) {
        SortedMap<String, String> code = Installed.HASH.hashes(plan);
        compiler(CodeHash.class.getProtectionDomain().getCodeSource().getLocation())
                .ifPresent(version -> code.put(Run.COMPILER, version));
        return code;
    }

    /** The same without the compiler. A benchmark that isn't there any more has none. */
    SortedMap<String, String> hashes(Plan plan) {
        SortedMap<String, String> code = new TreeMap<>();
        Map<String, String> hashes = new HashMap<>();
        Map<String, SortedMap<String, String>> choices = new HashMap<>();
        for (PlannedCell planned : plan.cells()) {
            Cell cell = planned.cell();
            String root = roots.get(cell.benchmark());
            if (root != null) {
                code.put(cell.benchmark(), hashes.computeIfAbsent(root, any -> hash(cell, root)));
                choices.computeIfAbsent(root, reach::choices).forEach((parameter, register) -> {
                    String value = cell.params().get(parameter);
                    if (value != null && reach.has(register, value)) {
                        code.computeIfAbsent(Run.codeKey(parameter, value), key -> reach.hash(register, value));
                    }
                });
            }
        }
        return code;
    }

    /** Of its classes, and of what a probe runs beside them. */
    private String hash(Cell cell, String root) {
        List<String> scripts = cell.isProbe() ? Probes.named(cell.probe()).scripts() : List.of();
        return withScripts(
                reach.hash(root), scripts.stream().map(CodeHash::script).toList());
    }

    static String withScripts(String hash, List<String> scripts) {
        return scripts.isEmpty() ? hash : CodeReach.hash(Stream.concat(Stream.of(hash), scripts.stream()));
    }

    private static String script(String name) {
        try (InputStream script = CodeHash.class.getResourceAsStream(name)) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As Maven writes it into the jar; not known of classes that lie in a folder. */
    static Optional<String> compiler(URL ours) {
        try {
            // As a URI, because a URL's path has %20 where the folder's name has a space.
            Path file = Path.of(ours.toURI());
            if (!Files.isRegularFile(file)) {
                return Optional.empty();
            }
            try (JarFile jar = new JarFile(file.toFile())) {
                return Optional.ofNullable(jar.getManifest().getMainAttributes().getValue("Build-Jdk-Spec"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a class loader gives valid URLs", e);
        }
    }

    /** A class file of this program. */
    static byte[] installed(String name) {
        return installed(name, CodeHash.class.getClassLoader());
    }

    /** The same file on each JVM, though an older one would find another, since it is not always that JVM that measures. */
    static byte[] installed(String name, ClassLoader loader) {
        URL newer = loader.getResource(NEWER + name + ".class");
        URL file = newer == null ? loader.getResource(name + ".class") : newer;
        if (file == null) {
            throw new IllegalStateException("our code names a class that isn't there: " + name);
        }
        try (InputStream bytes = file.openStream()) {
            return bytes.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
