// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.compare.Source;
import io.threadtoll.journal.ReportFile;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.UsualMetric;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Reads the inputs of a comparison, several at once. */
public final class Sources {
    private Sources() {}

    /**
     * What the inputs hold, in their order.
     *
     * @param inputs result folders and files of JMH's JSON
     * @throws BadResultException if one of them is neither, or can't be read
     */
    public static List<Source> read(List<Path> inputs) {
        return read(inputs, metric -> true);
    }

    /**
     * What the inputs hold of some metrics: a thousand runs with all of theirs don't fit in a usual heap.
     *
     * @param inputs result folders and files of JMH's JSON
     * @param metrics which metrics are wanted, by name
     * @throws BadResultException if one of them is neither, or can't be read
     */
    public static List<Source> read(List<Path> inputs, Predicate<String> metrics) {
        return read(inputs, path -> FolderInput.read(path, metrics), path -> JmhInput.read(path, metrics));
    }

    /**
     * What the inputs hold of the usual metric, a team's time and the score of whatever has none: fast, because a run has a
     * summary of it.
     *
     * @param inputs result folders and files of JMH's JSON
     * @throws BadResultException if one of them is neither, or can't be read
     */
    public static List<Source> usual(List<Path> inputs) {
        Map<Cell, Cell> cells = new ConcurrentHashMap<>();
        return read(
                inputs,
                path -> FolderInput.usual(path, cell -> cells.computeIfAbsent(cell, same -> same)),
                path -> JmhInput.read(path, UsualMetric::mayBe).usual());
    }

    /** The name that a metric has here: JMH spelled some otherwise up to 1.36. */
    public static String metric(String name) {
        return JmhRecord.metric(name);
    }

    private static List<Source> read(List<Path> inputs, Function<Path, Input> folder, Function<Path, Input> file) {
        List<Input> read =
                inputs.parallelStream().map(path -> input(path, folder, file)).toList();
        List<String> labels = Labels.of(inputs);
        TellingSettings telling = TellingSettings.of(read);
        return IntStream.range(0, read.size())
                .parallel()
                .mapToObj(i -> read.get(i).source(labels.get(i), telling))
                .toList();
    }

    private static Input input(Path path, Function<Path, Input> folder, Function<Path, Input> file) {
        if (Files.isDirectory(path) || ReportFile.isOne(path)) {
            return folder.apply(ReportFile.folderOf(path));
        }
        // What is neither may be a pipe, such as a shell makes of <(zcat file).
        if (Files.exists(path)) {
            return file.apply(path);
        }
        throw new BadResultException(
                path + " does not exist: compare takes result folders, and files that JMH wrote with -rf json.");
    }
}
