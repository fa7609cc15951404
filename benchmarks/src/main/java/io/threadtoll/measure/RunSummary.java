// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a comparison asks of a run first, so that a thousand runs are compared without reading gigabytes of journals: {@code
 * summary.json}. It follows from the journal, and holds only as long as that has the length it was made of.
 *
 * @param format the version of this file, {@link #FORMAT}
 * @param journalBytes the journal's length
 * @param series a cell's metric each
 */
public record RunSummary(int format, long journalBytes, List<Series> series) {
    /** The file's name in the result folder. */
    public static final String FILE = "summary.json";

    /** The version this program writes, and the only one it reads: any other is as good as none. */
    public static final int FORMAT = 1;

    private static final Set<String> METRICS = Set.of(Fork.SCORE, Fork.TEAM_TIME);

    /** Ours have some 100 KB. */
    private static final int LONGEST = 1 << 24;

    /**
     * One metric of one cell on one JVM, a value a measured fork.
     *
     * @param jvm the JVM's label
     * @param again whether it is of the second copy of an A/A pair
     * @param cell what was measured
     * @param mode JMH's mode
     * @param metric the metric's name
     * @param unit the base unit of the values
     * @param rounds the round of each fork
     * @param values its mean
     * @param drifts how much it changes from the first to the last iteration
     */
    public record Series(
            String jvm,
            boolean again,
            Cell cell,
            String mode,
            String metric,
            Unit unit,
            List<Integer> rounds,
            List<Double> values,
            List<Double> drifts) {
        public Series {
            rounds = List.copyOf(rounds);
            values = List.copyOf(values);
            drifts = List.copyOf(drifts);
            if (rounds.size() != values.size() || rounds.size() != drifts.size()) {
                throw new BadResultException("a summary has a round, a value and a drift for each fork");
            }
        }
    }

    public RunSummary {
        series = List.copyOf(series);
    }

    private record Key(String jvm, boolean again, Cell cell, String mode, String metric, Unit unit) {}

    /** Whether a summary holds this metric. */
    public static boolean holds(String metric) {
        return METRICS.contains(metric);
    }

    /**
     * Writes the summary of a run that is measured.
     *
     * @param forks what its journal holds
     * @throws BadResultException if it can't be written
     */
    public static void write(ResultFolder folder, Run run, List<Fork> forks) {
        try {
            RunSummary summary = of(run, forks, Files.size(folder.journal()));
            folder.write(FILE, Json.MAPPER.writeValueAsString(summary) + "\n");
        } catch (IOException e) {
            throw new BadResultException("can't read " + folder.journal() + ": " + e.getMessage(), e);
        }
    }

    private static RunSummary of(Run run, List<Fork> forks, long journalBytes) {
        Map<Key, List<Fork>> series = new LinkedHashMap<>();
        forks.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED)
                .forEach(fork -> METRICS.stream()
                        .filter(metric -> fork.value(metric).isPresent())
                        .sorted()
                        .forEach(metric -> series.computeIfAbsent(key(run, fork, metric), key -> new ArrayList<>())
                                .add(fork)));
        return new RunSummary(
                FORMAT,
                journalBytes,
                series.entrySet().stream()
                        .map(entry -> series(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static Key key(Run run, Fork fork, String metric) {
        return new Key(
                run.labelOf(fork),
                fork.again(),
                fork.cell(),
                fork.mode(),
                metric,
                fork.metrics().get(metric).unit());
    }

    private static Series series(Key key, List<Fork> forks) {
        List<Sample> samples =
                forks.stream().map(fork -> fork.metrics().get(key.metric)).toList();
        return new Series(
                key.jvm,
                key.again,
                key.cell,
                key.mode,
                key.metric,
                key.unit,
                forks.stream().map(Fork::round).toList(),
                samples.stream().map(Sample::mean).toList(),
                samples.stream().map(Sample::drift).toList());
    }

    /** The summary in a result folder; none where it has none that is of its journal. */
    public static Optional<RunSummary> read(ResultFolder folder) {
        Path file = folder.path().resolve(FILE);
        try {
            if (!ResultFile.exists(file)) {
                return Optional.empty();
            }
            RunSummary summary = Json.MAPPER.readValue(ResultFile.bytes(file, LONGEST), RunSummary.class);
            boolean fits =
                    summary != null && summary.format == FORMAT && summary.journalBytes == Files.size(folder.journal());
            return fits ? Optional.of(summary) : Optional.empty();
        } catch (IOException | BadResultException e) {
            // The journal has it all; a summary that can't be read is as good as none.
            return Optional.empty();
        }
    }
}
