// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is known of a run before its first fork: {@code run.json}.
 *
 * @param format the version of the result folder's layout, {@link #FORMAT}
 * @param startedAt when it was started
 * @param command the arguments it was started with
 * @param environment the machine and the first JVM
 * @param plan what it measures
 * @param code a hash of each benchmark's code, by the benchmark's name, and of the code that each value of a parameter
 *     chooses, by {@link #codeKey its key}; empty before format 3
 */
public record Run(
        int format,
        Instant startedAt,
        List<String> command,
        Environment environment,
        Plan plan,
        @JsonSetter(nulls = Nulls.AS_EMPTY) SortedMap<String, String> code) {
    /**
     * The version this program writes, and the newest it reads. Format 2 has forks with histograms; 3 has several JVMs, A/A
     * pairs and the hashes of the code; 4 has looks; 5 has the CPUs of a fork.
     */
    public static final int FORMAT = 5;

    /** Which JDK compiled the code, in {@link #code}: two may make different code of the same source. */
    public static final String COMPILER = "compiler";

    /** Stands between the hashes and the compiler in {@link #codeOf}. */
    public static final String CODE_BY = "@";

    private static final int MOST_ARGUMENTS = 10_000;
    private static final int MOST_HASHES = 10_000;
    private static final int LONGEST_HASH = 1000;

    /**
     * A run.
     *
     * @throws BadResultException if it has a format or a moment that no run has
     */
    public Run {
        command = List.copyOf(command);
        Bounds.require("format of a run", format, 1, FORMAT);
        Bounds.require("arguments of a command", command, MOST_ARGUMENTS);
        Bounds.require(startedAt);
        Bounds.require("hashes of code", code, MOST_HASHES, LONGEST_HASH);
        Environment known = environment;
        plan = plan.withJvms(
                plan.jvms().stream().map(jvm -> jvm.knownFrom(known)).toList());
        code = Collections.unmodifiableSortedMap(new TreeMap<>(code));
    }

    /** The key in {@link #code} of what a value of a parameter chooses; a parameter means the same in every benchmark. */
    public static String codeKey(String parameter, String value) {
        return parameter + "." + value;
    }

    /** The JVMs it measures, the first one being what others are compared with. */
    public List<Jvm> jvms() {
        return plan.jvms();
    }

    /** The label of the JVM that a fork ran on; forks before format 3 don't say it, there is only one. */
    public String labelOf(Fork fork) {
        return labelOf(fork.jvm());
    }

    /**
     * The label of the JVM that a fork says it ran on.
     *
     * @param jvm empty before format 3
     * @throws BadResultException if the run measures no such JVM
     */
    public String labelOf(String jvm) {
        return plan.labelOf(jvm);
    }

    /** The machine and one of the JVMs. */
    public Environment environment(Jvm jvm) {
        SortedMap<String, String> fields = new TreeMap<>(environment.fields());
        fields.putAll(jvm.fields());
        return new Environment(environment.processors(), fields);
    }

    /** The cells that it plans, and those that these forks are of. */
    public Stream<Cell> cells(List<Fork> forks) {
        return Stream.concat(
                plan.cells().stream().map(Plan.PlannedCell::cell),
                forks.stream().map(Fork::cell));
    }

    /** The same run as if it had measured one of its JVMs only. */
    public Run on(Jvm jvm) {
        return new Run(format, startedAt, command, environment(jvm), plan.withJvms(List.of(jvm)), code);
    }

    /** The same run as if nothing were planned: the cells are most of it. */
    public Run withoutCells() {
        Plan bare = new Plan(plan.name(), plan.rounds(), plan.seed(), plan.jvms(), List.of(), List.of());
        Plan without = plan.looks().map(bare::with).orElse(bare);
        return new Run(format, startedAt, command, environment, without, code);
    }

    /** The forks on one of the JVMs, without second copies of A/A pairs. */
    public List<Fork> on(Jvm jvm, List<Fork> forks) {
        return forks.stream()
                .filter(fork -> !fork.again() && labelOf(fork).equals(jvm.label()))
                .toList();
    }

    /** Where in the result folder the verdicts and reports of a JVM are: its own folder where there are several JVMs. */
    public String folderOf(Jvm jvm) {
        return jvms().size() == 1 ? "" : jvm.label() + "/";
    }

    /**
     * Hashes of the code that a cell runs, its benchmark's and those of what its parameters choose, and what compiled it;
     * empty where it isn't known.
     */
    public String codeOf(Cell cell) {
        if (!code.containsKey(cell.benchmark())) {
            return "";
        }
        String hashes = Stream.concat(
                        Stream.of(cell.benchmark()),
                        cell.params().entrySet().stream().map(param -> codeKey(param.getKey(), param.getValue())))
                .filter(key -> code.containsKey(key))
                .map(key -> code.get(key))
                .collect(Collectors.joining("+"));
        return code.containsKey(COMPILER) ? hashes + CODE_BY + code.get(COMPILER) : hashes;
    }
}
