// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Plan.PlannedCell;
import io.threadtoll.measure.Timing;
import java.time.Duration;
import java.util.List;
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
    private static final TimeValue HANGS = TimeValue.seconds(30);

    /** JMH interrupts a thread that hangs, which a futex wait doesn't notice; then the whole fork has to go. */
    private static final Duration LONGEST = Duration.ofMinutes(3);

    private final String jvm;
    private final List<String> flags;

    JmhFork(String jvm, int feature) {
        this.jvm = jvm;
        this.flags = JvmFlags.of(feature);
    }

    ForkRun run(PlannedCell planned) {
        IterationRecorder recorder = new IterationRecorder();
        ForkDeadline deadline = new ForkDeadline(LONGEST);
        try {
            List<RunResult> results = List.copyOf(new Runner(options(planned).build(), recorder).run());
            String mode = results.get(0).getParams().getMode().shortLabel();
            return new ForkRun(mode, Fork.Status.MEASURED, "", recorder.samples());
        } catch (RunnerException e) {
            return FailureReason.notApplicable(recorder.output())
                    .map(why -> new ForkRun("", Fork.Status.NOT_APPLICABLE, why, new TreeMap<>()))
                    .orElseGet(() -> ForkRun.failed("", FailureReason.of(recorder.output(), e)));
        } finally {
            deadline.cancel();
        }
    }

    private ChainedOptionsBuilder options(PlannedCell planned) {
        Timing timing = planned.timing();
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include("^" + Pattern.quote(planned.cell().benchmark()) + "$")
                .forks(1)
                .threads(planned.cell().threads())
                .warmupIterations(timing.warmups())
                .warmupTime(TimeValue.milliseconds(timing.warmupMs()))
                .measurementIterations(timing.iterations())
                .measurementTime(TimeValue.milliseconds(timing.iterationMs()))
                .timeout(HANGS)
                .shouldFailOnError(true)
                .jvm(jvm)
                .jvmArgs(flags.toArray(String[]::new));
        planned.cell().params().forEach((name, value) -> options.param(name, value));
        return options;
    }
}
