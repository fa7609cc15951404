// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.doctor.Checks;
import io.threadtoll.doctor.Diagnosis;
import io.threadtoll.doctor.ThisMachine;
import io.threadtoll.journal.ResultFile;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.machine.EnvironmentReader;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.probe.gil.Pythons;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.CodeHash;
import io.threadtoll.run.Durations;
import io.threadtoll.run.JvmReader;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import io.threadtoll.run.Preset;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** What every verb that measures can be told. */
final class RunOptions {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HHmmss").withZone(ZoneOffset.UTC);

    static final String ALLOW_KILL = "--allow-kill";

    @Option(
            names = "--preset",
            paramLabel = "NAME",
            description =
                    "quick, standard (the default) or full (10 forks of every cell: more than a day). To judge all"
                            + " claims quick takes 10 minutes and standard 40 for each JVM: 3 forks, then more where a claim is"
                            + " open. Chosen cells get 3 or 6 forks.",
            defaultValue = "standard")
    Preset preset;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            description =
                    "Take this time, such as 90s, 15m or 2h: for claims that are open, or for as many rounds of chosen"
                            + " cells as fit into it.",
            converter = DurationConverter.class)
    Duration budget;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "Forks for each cell, instead of the preset's. One gives figures without intervals.")
    Integer rounds;

    @Option(
            names = "--jvm",
            paramLabel = "JAVA",
            description =
                    "Measure on this JVM, the path of a java command or the folder of a JDK; more than once for several,"
                            + " which take turns in each round (default: the JVM that runs this command).")
    List<Path> jvms = new ArrayList<>();

    @Option(
            names = "--python",
            paramLabel = "PYTHON",
            description =
                    "Measure the GIL of this CPython: a command, or the folder it is installed in; more than once for"
                            + " several (default: what python3 is here and the first without a GIL; with standard and full"
                            + " all of the PATH, pyenv and asdf).")
    List<String> pythons = new ArrayList<>();

    @Option(
            names = "--cpus",
            paramLabel = "LIST",
            description = "Use these CPUs only, such as 0,8,3-5, and put threads that are spread on them in this order"
                    + " (default: all that are allowed, one thread a core first).")
    String cpus;

    @Option(names = "--seed", paramLabel = "N", description = "Order the cells as an earlier run with this seed did.")
    Long seed;

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "Where the result folder is made (default: ${DEFAULT-VALUE}).",
            defaultValue = "results")
    Path results;

    @Option(
            names = "--resume",
            paramLabel = "DIR",
            description = "Go on with an interrupted run, on the machine, JVMs and code that it began with.")
    Path resume;

    @Option(
            names = ALLOW_KILL,
            description = "Let a probe send SIGKILL to kernel threads that take no harm, to see whether they live on.")
    boolean allowKill;

    @Option(names = "--dry-run", description = "Print the plan and its expected duration, and measure nothing.")
    boolean dryRun;

    /** The folder to measure into: that of the interrupted run, or a new one for a plan made for this machine. */
    ResultFolder folder(List<String> command, boolean measuresPythons, Function<PlanRequest, Plan> planning) {
        if (resume != null) {
            ResultFolder folder = ResultFolder.open(resume);
            Optional.ofNullable(folder.run().environment().fields().get(EnvironmentReader.CHOSEN))
                    .ifPresent(ChosenCpus::use);
            return folder;
        }
        Pythons present = pythons(measuresPythons);
        // Which CPUs are chosen is part of what the reader finds.
        PlanRequest request = request(present);
        Environment machine = EnvironmentReader.read();
        Plan plan = planning.apply(request);
        SortedMap<String, String> fields = new TreeMap<>(machine.fields());
        fields.putAll(present.fields());
        fields.putAll(Diagnosis.warnings(Checks.examine(new ThisMachine())));
        fields.putAll(plan.jvms().get(0).fields());
        Environment environment = new Environment(machine.processors(), fields);
        Run run = new Run(Run.FORMAT, Instant.now(), command, environment, plan, CodeHash.of(plan));
        return ResultFolder.create(unused(results.resolve(name(run))), run);
    }

    /**
     * Requires that a plan kills nobody, or that this is allowed: it may be one that somebody else made.
     *
     * @throws BadResultException if it does and isn't
     */
    void requireLeave(Plan plan) {
        List<Cell> killing = Catalog.killing();
        if (!allowKill && plan.cells().stream().map(PlannedCell::cell).anyMatch(killing::contains)) {
            throw new BadResultException("this plan sends a kill to kernel threads, and nobody has allowed that: add "
                    + ALLOW_KILL + " if you do.");
        }
    }

    /**
     * What is asked of a plan for this machine.
     *
     * @param measuresPythons whether it matters which interpreters there are
     */
    PlanRequest request(boolean measuresPythons) {
        return request(pythons(measuresPythons));
    }

    private Pythons pythons(boolean measured) {
        if (!pythons.isEmpty()) {
            return Pythons.given(pythons);
        }
        return measured ? Pythons.found(preset != Preset.QUICK) : Pythons.NONE;
    }

    private PlanRequest request(Pythons present) {
        if (cpus != null) {
            ChosenCpus.use(cpus);
        }
        return new PlanRequest(
                Machine.here().measuring(present.measured()),
                JvmReader.read(jvms),
                preset,
                Optional.ofNullable(rounds),
                Optional.ofNullable(budget),
                allowKill,
                seed == null ? Planner.freshSeed() : seed);
    }

    /** The name says the second; another run may have begun in it, or been killed before it had written anything. */
    static Path unused(Path path) {
        Path free = path;
        for (int number = 2; ResultFile.exists(free); number++) {
            free = path.resolveSibling(path.getFileName() + "-" + number);
        }
        return free;
    }

    private static String name(Run run) {
        Environment environment = run.environment();
        String name = String.join(
                "-",
                STAMP.format(run.startedAt()),
                environment.field("cpu.model"),
                environment.field("kernel.release"),
                run.jvms().stream().map(Jvm::label).collect(Collectors.joining("-")));
        return name.replaceAll("[^A-Za-z0-9.]+", "-");
    }

    /** Reads {@code 15m}. */
    static final class DurationConverter implements picocli.CommandLine.ITypeConverter<Duration> {
        @Override
        public Duration convert(String text) {
            try {
                return Durations.parse(text);
            } catch (IllegalArgumentException e) {
                throw new picocli.CommandLine.TypeConversionException(e.getMessage());
            }
        }
    }
}
