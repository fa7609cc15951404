// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.profiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import io.threadtoll.bench.broken.WakingBenchmark;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openjdk.jmh.profile.ProfilerException;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** A plain JMH benchmark whose futex calls are known, in a fork of its own. */
class FutexProfilerTest {
    /** JMH's own calls at both ends of an iteration, over the hundred thousand operations of one. */
    private static final double JMH = 0.02;

    @ParameterizedTest
    @CsvSource({"1, PLATFORM", "3, PLATFORM", "2, FJP"})
    void oneCallForOneOperationIsOne(int threads, String executor) throws Exception {
        assumeCounters();
        RunResult result = profiled("one", threads, executor);
        assertThat(score(result, FutexProfiler.FUTEX_CALLS)).isBetween(1.0, 1 + JMH);
        assertThat(score(result, FutexProfiler.SYSTEM_CALLS)).isBetween(1.0, 1 + JMH);
        assertThat(result.getSecondaryResults()).containsKeys(FutexProfiler.SWITCHES, FutexProfiler.MIGRATIONS);
    }

    @Test
    void noneIsNone() throws Exception {
        assumeCounters();
        RunResult result = profiled("none", 2, "PLATFORM");
        assertThat(score(result, FutexProfiler.FUTEX_CALLS)).isBetween(0.0, JMH);
        assertThat(score(result, FutexProfiler.SYSTEM_CALLS)).isBetween(0.0, JMH);
    }

    @Test
    void virtualThreadsAreCountedOnTheirCarriers() throws Exception {
        assumeCounters();
        if (Runtime.version().feature() < 21) {
            abort("no virtual threads before JDK 21");
        }
        RunResult result = profiled("one", 2, "VIRTUAL");
        assertThat(score(result, FutexProfiler.FUTEX_CALLS)).isBetween(1.0, 1.5);
    }

    private static RunResult profiled(String method, int threads, String executor) throws RunnerException {
        List<String> flags = new ArrayList<>(List.of("-Djmh.executor=" + executor));
        if (Runtime.version().feature() >= 24) {
            flags.add("--enable-native-access=ALL-UNNAMED");
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(WakingBenchmark.class.getName() + "." + method + "$")
                        .addProfiler(FutexProfiler.class)
                        .jvmArgs(flags.toArray(String[]::new))
                        .forks(1)
                        .threads(threads)
                        .warmupIterations(1)
                        .warmupTime(TimeValue.milliseconds(100))
                        .measurementIterations(2)
                        .measurementTime(TimeValue.milliseconds(200))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .build())
                .run();
        return results.iterator().next();
    }

    private static double score(RunResult result, String metric) {
        return result.getSecondaryResults().get(metric).getScore();
    }

    private static void assumeCounters() {
        try {
            new FutexProfiler();
        } catch (ProfilerException e) {
            abort(e.getMessage());
        }
    }
}
