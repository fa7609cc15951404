// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.Histograms;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.HdrHistogram.Histogram;

/**
 * A folder in which a fork leaves what it has for the JVM that started it: its histograms, one file each, named after what
 * was measured, and the CPUs that its threads were bound to. Whoever makes it names it to the fork in the system property
 * {@link #PROPERTY}, and deletes it by closing.
 */
public record ForkFolder(Path path) implements Closeable {
    /** Names the folder to a fork. */
    public static final String PROPERTY = "threadtoll.fork";

    /** No histogram's name has a hyphen. */
    private static final String CPUS = "bound-cpus";

    /** A new, empty one. */
    public static ForkFolder create() throws IOException {
        return new ForkFolder(Files.createTempDirectory("threadtoll-fork"));
    }

    /** The one this JVM was told of, if any: plain JMH wants none. */
    public static Optional<ForkFolder> ofThisJvm() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(ForkFolder::new);
    }

    /** Leaves a histogram. */
    public void write(String name, Histogram histogram) {
        try {
            Files.writeString(path.resolve(name), Histograms.encode(histogram));
        } catch (IOException e) {
            throw new UncheckedIOException("the histogram of " + name + " can't be left in " + path, e);
        }
    }

    /** Leaves that a thread is bound to a CPU: a line, at once, so that a fork that dies has left it too. */
    public void writeCpu(int cpu) {
        try {
            Files.writeString(path.resolve(CPUS), cpu + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("where a thread is bound can't be left in " + path, e);
        }
    }

    /** The CPUs that threads were bound to, each once. */
    public SortedSet<Integer> readCpus() throws IOException {
        SortedSet<Integer> cpus = new TreeSet<>();
        if (Files.exists(path.resolve(CPUS))) {
            Files.readAllLines(path.resolve(CPUS)).forEach(line -> cpus.add(Integer.valueOf(line)));
        }
        return cpus;
    }

    /** The text of every histogram in it, by name. */
    public SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            if (!file.endsWith(CPUS)) {
                texts.put(file.getFileName().toString(), Files.readString(file));
            }
        }
        return texts;
    }

    @Override
    public void close() throws IOException {
        for (Path file : files()) {
            Files.delete(file);
        }
        Files.delete(path);
    }

    private List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(path)) {
            all.forEach(files::add);
        }
        return files;
    }
}
