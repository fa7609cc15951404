// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
public record RunSummary(int format, long runBytes, long journalBytes, Run run, List<Series> series) {
    /** The file's name in the result folder. */
    public static final String FILE = "summary.json";

    /** The version this program writes, and the only one it reads: any other is as good as none. */
    public static final int FORMAT = 2;

    /** Ours have some 100 KB. */
    private static final int LONGEST = 1 << 24;

    /**
     * One cell on one JVM, a value a measured fork.
     *
     * @param jvm the JVM's label
     * @param again whether it is of the second copy of an A/A pair
     * @param cell what was measured
     * @param mode JMH's mode
     * @param metric the metric's name
     * @param unit the base unit of the values
     * @param rounds the round of each fork
     * @param values its mean, a finite number
     * @param flags what a reader of the values has to know, {@link SteadinessText}
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
            List<String> flags) {
        public Series {
            rounds = List.copyOf(rounds);
            values = List.copyOf(values);
            flags = List.copyOf(flags);
            if (rounds.size() != values.size() || !values.stream().allMatch(Double::isFinite)) {
                throw new BadResultException("a summary has a round and a finite value for each fork");
            }
        }
    }

    public RunSummary {
        series = List.copyOf(series);
    }

    private record Key(String jvm, boolean again, Cell cell, String mode, String metric, Unit unit) {}

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

    private static List<Series> series(Run run, List<Fork> forks) {
        List<Fork> measured = forks.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED)
                .toList();
        Set<Cell> teams = measured.stream()
                .filter(fork -> fork.value(Fork.TEAM_TIME).isPresent())
                .map(Fork::cell)
                .collect(Collectors.toSet());
        Map<Key, SortedMap<Integer, Sample>> samples = new LinkedHashMap<>();
        for (Fork fork : measured) {
            String metric = teams.contains(fork.cell()) ? Fork.TEAM_TIME : Fork.SCORE;
            if (fork.value(metric).isPresent()) {
                Sample sample = fork.metrics().get(metric);
                Key key = new Key(run.labelOf(fork), fork.again(), fork.cell(), fork.mode(), metric, sample.unit());
                samples.computeIfAbsent(key, any -> new TreeMap<>()).put(fork.round(), sample);
            }
        }
        return samples.entrySet().stream()
                .map(entry -> series(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Series series(Key key, SortedMap<Integer, Sample> samples) {
        double[] means = samples.values().stream().mapToDouble(Sample::mean).toArray();
        double[] drifts = samples.values().stream().mapToDouble(Sample::drift).toArray();
        return new Series(
                key.jvm,
                key.again,
                key.cell,
                key.mode,
                key.metric,
                key.unit,
                List.copyOf(samples.keySet()),
                Arrays.stream(means).boxed().toList(),
                SteadinessText.of(key.unit, means, drifts));
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
