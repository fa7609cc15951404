// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One metric of one cell in one run on one JVM: a value a fork.
 *
 * @param keys what tells it from every other series: those named here, and the cell's {@link #parameter parameters}
 * @param unit the base unit of the values
 * @param better which way they improve
 * @param forks the means of the forks that count, in the order of their rounds; may be empty
 * @param rounds the round of each of them
 * @param code the hash of the code that was measured; empty where nobody kept one
 * @param flags what a reader of these values has to know, such as drift within a fork
 */
public record Series(
        SortedMap<String, String> keys,
        Unit unit,
        Unit.Better better,
        List<Double> forks,
        List<Integer> rounds,
        String code,
        List<String> flags) {
    /** Which input it is from: the label of its {@link Source}. */
    public static final String RUN = "run";

    /** The label of its JVM in the run, such as {@code jdk17}. */
    public static final String JVM = "jvm";

    /** JMH's name of the benchmark, or {@code probe.ID}. */
    public static final String BENCHMARK = "benchmark";

    /** What the benchmark asks: its last package, or {@code probe}. */
    public static final String QUESTION = "question";

    /** Worker threads. */
    public static final String THREADS = "threads";

    /** The metric's name, {@code score} for JMH's own. */
    public static final String METRIC = "metric";

    /** {@code first}, or {@code again} for the second copy of an A/A pair. */
    public static final String COPY = "copy";

    /** The {@link #COPY} of a second copy. */
    public static final String AGAIN = "again";

    /**
     * The flag of a value that is no fork's: of a file that JMH wrote with {@code jmh.json.rawData} set to false, or that
     * somebody rewrote.
     */
    public static final String NO_FORKS =
            "a score without data of its forks; JMH writes them, rawData, unless it is run with"
                    + " -Djmh.json.rawData=false";

    private static final String FIRST = "first";

    /** JMH's mode: a key only of the benchmarks that were measured in more than one. */
    public static final String MODE = "mode";

    /** What the JVM was started with: a key only of benchmarks that one input has with several. */
    public static final String JVM_ARGS = "jvmArgs";

    /** The name of the JVM: a key only of benchmarks that one input has on several. */
    public static final String VM = "vm";

    /** Its version: a key only where neither arguments nor names tell two results of one input apart. */
    public static final String VM_VERSION = "vmVersion";

    /** The key that is made of the rounds when it is asked for: {@code even} or {@code odd}. */
    public static final String HALF = "half";

    /** Those that are not parameters. */
    private static final Set<String> NAMED_HERE =
            Set.of(RUN, JVM, BENCHMARK, QUESTION, THREADS, METRIC, COPY, HALF, MODE, JVM_ARGS, VM, VM_VERSION);

    private static final String PARAMETER = "param.";

    public Series {
        keys = Collections.unmodifiableSortedMap(new TreeMap<>(keys));
        forks = List.copyOf(forks);
        rounds = List.copyOf(rounds);
        flags = List.copyOf(flags);
        if (forks.size() != rounds.size()) {
            throw new IllegalArgumentException(forks.size() + " forks can't be of " + rounds.size() + " rounds");
        }
    }

    /** Values that improve as their unit does. */
    public Series(
            SortedMap<String, String> keys,
            Unit unit,
            List<Double> forks,
            List<Integer> rounds,
            String code,
            List<String> flags) {
        this(keys, unit, unit.better(), forks, rounds, code, flags);
    }

    /** What it was when so many rounds were complete. */
    Series before(int round) {
        if (rounds.isEmpty() || rounds.get(rounds.size() - 1) < round) {
            return this;
        }
        List<Double> values = new ArrayList<>();
        List<Integer> then = new ArrayList<>();
        for (int i = 0; i < forks.size(); i++) {
            if (rounds.get(i) < round) {
                values.add(forks.get(i));
                then.add(rounds.get(i));
            }
        }
        return new Series(keys, unit, better, values, then, code, flags);
    }

    /** Whether both were measured for the same question in the same rounds. */
    boolean sharesRoundsWith(Series other) {
        return Stream.of(RUN, QUESTION).allMatch(key -> Objects.equals(keys.get(key), other.keys.get(key)));
    }

    /** The mean of the fork of each round. */
    Map<Integer, Double> byRound() {
        return IntStream.range(0, forks.size()).boxed().collect(Collectors.toMap(rounds::get, forks::get, (a, b) -> b));
    }

    /** The key of a parameter: its name, unless that is the name of another key. */
    public static String parameter(String name) {
        return NAMED_HERE.contains(name) ? PARAMETER + name : name;
    }

    /** The value of {@link #COPY} for forks that are, or are not, of the second copy of an A/A pair. */
    public static String copy(boolean again) {
        return again ? AGAIN : FIRST;
    }
}
