// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.journal.ForkFolder;
import io.threadtoll.jvm.FailureReason;
import io.threadtoll.jvm.JvmFlags;
import io.threadtoll.machine.CpuList;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Measures one fork of a JMH benchmark with JMH's own runner. */
final class JmhFork {
    /** An iteration that takes this long hangs: all of ours are below a second. */
    private static final Duration HANGS = Duration.ofSeconds(30);

    /** JMH interrupts a thread that hangs, which a futex wait doesn't notice; then the whole fork has to go. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final String jvm;
    private final List<String> flags;

    /**
     * A fork of a JVM.
     *
     * @param more what it is told beside what every JVM of its version is
     */
    JmhFork(String jvm, int feature, List<String> more) {
        this.jvm = jvm;
        this.flags = new ArrayList<>(JvmFlags.of(feature));
        flags.addAll(more);
    }

    ForkRun run(PlannedCell planned) {
        try (ForkFolder folder = ForkFolder.create()) {
            return run(planned, folder);
        } catch (IOException | BadResultException e) {
            return ForkRun.failed("", "what it left can't be read: " + e.getMessage());
        }
    }

    private ForkRun run(PlannedCell planned, ForkFolder folder) throws IOException {
        IterationRecorder recorder = new IterationRecorder();
        ForkDeadline deadline = new ForkDeadline(Patience.with(LONGEST));
        try {
            List<RunResult> results =
                    List.copyOf(new Runner(options(planned, folder).build(), recorder).run());
            String mode = results.get(0).getParams().getMode().shortLabel();
            SortedMap<String, String> histograms = folder.read();
            histograms.values().forEach(Histograms::decode);
            return new ForkRun(
                    mode,
                    Fork.Status.MEASURED,
                    "",
                    recorder.samples(),
                    histograms,
                    CpuList.of(folder.readCpus()).toString());
        } catch (RunnerException e) {
            String cpus = CpuList.of(folder.readCpus()).toString();
            return FailureReason.notApplicable(recorder.output())
                    .map(why -> new ForkRun("", Fork.Status.NOT_APPLICABLE, why, new TreeMap<>()))
                    .orElseGet(() -> new ForkRun(
                            "",
                            Fork.Status.FAILED,
                            FailureReason.of(recorder.output(), String.valueOf(e.getMessage())),
                            new TreeMap<>(),
                            new TreeMap<>(),
                            cpus));
        } finally {
            deadline.cancel();
        }
    }

    private ChainedOptionsBuilder options(PlannedCell planned, ForkFolder folder) {
        Timing timing = planned.timing();
        List<String> arguments = new ArrayList<>(flags);
        arguments.add("-D" + ForkFolder.PROPERTY + "=" + folder.path());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(planned.cell().benchmark()) + "$")
                .forks(1)
                .threads(planned.cell().threads())
                .warmupIterations(timing.warmups())
                .warmupTime(TimeValue.milliseconds(timing.warmupMs()))
                .measurementIterations(timing.iterations())
                .measurementTime(TimeValue.milliseconds(timing.iterationMs()))
                .timeout(TimeValue.seconds(Patience.with(HANGS).toSeconds()))
                .shouldFailOnError(true)
                .jvm(jvm)
                .jvmArgs(arguments.toArray(String[]::new));
        planned.cell().params().forEach((name, value) -> options.param(name, value));
        return options;
    }
}
