// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.Histograms;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A folder in which a fork leaves its histograms for the JVM that started it: one file each, named after what was
 * measured. Whoever makes it names it to the fork in the system property {@link #PROPERTY}, and deletes it by closing.
 */
public record HistogramFolder(Path path) implements Closeable {
    /** Names the folder to a fork. */
    public static final String PROPERTY = "threadtoll.histograms";

    /** A new, empty one. */
    public static HistogramFolder create() throws IOException {
        return new HistogramFolder(Files.createTempDirectory("threadtoll-histograms"));
    }

    /** The one this JVM was told of, if any: plain JMH wants none. */
    public static Optional<HistogramFolder> ofThisJvm() {
        return Optional.ofNullable(System.getProperty(PROPERTY)).map(Path::of).map(HistogramFolder::new);
    }

    /** Leaves a histogram. */
    public void write(String name, Histogram histogram) {
        try {
            Files.writeString(path.resolve(name), Histograms.encode(histogram));
        } catch (IOException e) {
            throw new UncheckedIOException("the histogram of " + name + " can't be left in " + path, e);
        }
    }

    /** The text of every histogram in it, by name. */
    public SortedMap<String, String> read() throws IOException {
        SortedMap<String, String> texts = new TreeMap<>();
        for (Path file : files()) {
            texts.put(file.getFileName().toString(), Files.readString(file));
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
