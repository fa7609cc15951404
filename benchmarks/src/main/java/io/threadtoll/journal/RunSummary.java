// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison asks of a run, so that a thousand runs are compared without reading gigabytes of journals: {@code
 * summary.json}. It follows from the description and the journal, and holds only as long as these have the lengths that it
 * was made of.
 *
 * @param format the version of this file, {@link #FORMAT}
 * @param runBytes the description's length
 * @param journalBytes the journal's length
 * @param run the description, but its plan names no cells
 * @param series each cell on each JVM: a team's time, and the score of what has none
 */
public record RunSummary(int format, long runBytes, long journalBytes, Run run, List<ForkSeries> series) {
    /** The file's name in the result folder. */
    public static final String FILE = "summary.json";

    /** The version this program writes, and the only one it reads: any other is as good as none. */
    public static final int FORMAT = 2;

    /** Ours have some 100 KB. */
    private static final int LONGEST = 1 << 24;

    public RunSummary {
        series = List.copyOf(series);
    }

    /**
     * Writes the summary of a run that is measured.
     *
     * @param forks what its journal holds
     * @throws BadResultException if it can't be written
     */
    public static void write(ResultFolder folder, Run run, List<Fork> forks) {
        try {
            RunSummary summary = new RunSummary(
                    FORMAT,
                    Files.size(folder.description()),
                    Files.size(folder.journal()),
                    run.withoutCells(),
                    series(run, forks));
            folder.write(FILE, Json.MAPPER.writeValueAsString(summary) + "\n");
        } catch (IOException e) {
            throw new BadResultException("can't read " + folder.journal() + ": " + e.getMessage(), e);
        }
    }

    private static List<ForkSeries> series(Run run, List<Fork> forks) {
        SeriesCollector collector = new SeriesCollector(run);
        forks.forEach(collector::add);
        return ForkSeries.usual(collector.series());
    }

    /** The summary in a result folder; none where it has none that is of its description and journal. */
    public static Optional<RunSummary> read(ResultFolder folder) {
        Path file = folder.path().resolve(FILE);
        try {
            if (!ResultFile.exists(file)) {
                return Optional.empty();
            }
            RunSummary summary = Json.MAPPER.readValue(ResultFile.bytes(file, LONGEST), RunSummary.class);
            boolean fits = summary != null
                    && summary.format == FORMAT
                    && summary.runBytes == Files.size(folder.description())
                    && summary.journalBytes == Files.size(folder.journal());
            return fits ? Optional.of(summary) : Optional.empty();
        } catch (IOException | BadResultException e) {
            // The other two files have it all; a summary that can't be read is as good as none.
            return Optional.empty();
        }
    }
}
