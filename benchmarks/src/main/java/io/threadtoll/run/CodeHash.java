// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.bench.Question;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Probes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.objectweb.asm.ClassReader;

/**
 * A hash of the code that a cell measures, so that two runs of different code aren't compared as if they were of two
 * machines.
 *
 * <p>A benchmark's or probe's is of its class and of all that this reaches in the packages {@code bench} and {@code
 * probe}; a lock's of its class and what that reaches in {@code mutex}. Line numbers, names of local variables and the
 * order of the constant pool don't count, so comments don't, nor which JDK compiled it.
 */
public final class CodeHash {
    private static final String ROOT = "io/threadtoll/";
    private static final String REGISTER = ROOT + "mutex/MutexKind";
    private static final int CONSTANT_CLASS = 7;
    private static final int HEX_DIGITS = 16;

    private CodeHash() {}

    /** The hashes of all that a plan measures, by the keys of {@link Run#code}. */
    public static SortedMap<String, String> of(Plan plan) {
        SortedMap<String, String> code = new TreeMap<>();
        compiler(CodeHash.class.getProtectionDomain().getCodeSource().getLocation())
                .ifPresent(version -> code.put(Run.COMPILER, version));
        for (PlannedCell planned : plan.cells()) {
            Cell cell = planned.cell();
            code.computeIfAbsent(cell.benchmark(), name -> hash(name(cell), ROOT + "bench/", ROOT + "probe/"));
            String kind = cell.params().get("mutex");
            if (kind != null) {
                code.computeIfAbsent(Run.lock(kind), key -> hash(lock(kind), ROOT + "mutex/"));
            }
        }
        return code;
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

    private static String name(Cell cell) {
        String name = cell.isProbe()
                ? Probes.named(cell.probe()).getClass().getName()
                : cell.benchmark().substring(0, cell.benchmark().lastIndexOf('.'));
        return name.replace('.', '/');
    }

    private static String lock(String kind) {
        return MutexKind.valueOf(kind).create().getClass().getName().replace('.', '/');
    }

    private static String hash(String first, String... packages) {
        SortedMap<String, List<byte[]>> classes = new TreeMap<>();
        collect(first, classes, packages);
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            classes.values().forEach(parts -> parts.forEach(digest::update));
            return HexFormat.of().formatHex(digest.digest()).substring(0, HEX_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void collect(String name, SortedMap<String, List<byte[]>> classes, String... packages) {
        SortedSet<String> waiting = new TreeSet<>();
        waiting.add(name);
        while (!waiting.isEmpty()) {
            String next = waiting.first();
            waiting.remove(next);
            ClassReader reader = read(next);
            classes.put(next, PlainClass.of(reader));
            for (String other : references(reader)) {
                boolean ours = Arrays.stream(packages).anyMatch(other::startsWith);
                if (ours && !other.equals(REGISTER) && !classes.containsKey(other)) {
                    waiting.add(other);
                }
            }
        }
    }

    private static ClassReader read(String name) {
        try (InputStream file = Question.class.getResourceAsStream("/" + name + ".class")) {
            if (file == null) {
                throw new IllegalStateException(name + " refers to a class that isn't there");
            }
            return new ClassReader(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every class that the constant pool names (JVMS 4.4.1). */
    private static SortedSet<String> references(ClassReader reader) {
        SortedSet<String> names = new TreeSet<>();
        char[] buffer = new char[reader.getMaxStringLength()];
        for (int i = 1; i < reader.getItemCount(); i++) {
            int item = reader.getItem(i);
            if (item > 0 && reader.readByte(item - 1) == CONSTANT_CLASS) {
                names.add(reader.readUTF8(item, buffer));
            }
        }
        return names;
    }
}
