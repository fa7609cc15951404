// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.report.compare.HistoryTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Twenty runs of two locks, of which one steps where the kernel changed. */
class HistoryTest {
    private static final int RUNS = 20;
    private static final int STEP = 12;

    @Test
    void aStepIsFoundWithWhatChangedThere() {
        History history = History.of(runs(1.2), CompareOptions.usual());
        assertThat(history.figures()).isEqualTo(2);
        assertThat(history.steps()).singleElement().satisfies(step -> {
            assertThat(step.keys()).containsEntry("mutex", "M");
            assertThat(step.last()).isEqualTo("run" + (STEP - 1));
            assertThat(step.first()).isEqualTo("run" + STEP);
            assertThat(step.before()).isEqualTo(STEP);
            assertThat(step.after()).isEqualTo(RUNS - STEP);
            assertThat(step.ratio().estimate()).isBetween(1.17, 1.23);
            assertThat(step.shift()).isEqualTo(Shift.WORSE);
            assertThat(step.environment())
                    .containsExactly(new FieldDifference("kernel.release", true, List.of("6.18.5", "6.18.7")));
        });
        assertThat(new HistoryTable(false, 100).render(history))
                .contains("From run12 on", "kernel.release: 6.18.5 -> 6.18.7", "12 runs before, 8 after", "worse")
                .contains("1 step in 2 figures of 20 runs.");
    }

    /** The control that must find nothing. */
    @Test
    void withoutAStepNoneIsFound() {
        History history = History.of(runs(1), CompareOptions.usual());
        assertThat(history.steps()).isEmpty();
        assertThat(new HistoryTable(false, 100).render(history)).contains("0 steps in 2 figures");
    }

    @Test
    void runsOfSeveralMachinesAreSaid() {
        List<Source> runs = new ArrayList<>(runs(1));
        runs.set(3, source(3, 1, "another CPU"));
        assertThat(History.of(runs, CompareOptions.usual()).notes())
                .singleElement()
                .asString()
                .contains("another CPU");
    }

    private static List<Source> runs(double step) {
        List<Source> runs = new ArrayList<>();
        for (int i = 0; i < RUNS; i++) {
            runs.add(source(i, i < STEP ? 1 : step, "a CPU"));
        }
        return runs;
    }

    private static Source source(int run, double factor, String cpu) {
        SplittableRandom random = new SplittableRandom(run);
        String label = "run" + run;
        double stepping = 100 * factor * (1 + 0.01 * random.nextGaussian());
        double steady = 50 * (1 + 0.01 * random.nextGaussian());
        Map<String, String> fields = Map.of("kernel.release", run < STEP ? "6.18.5" : "6.18.7", "cpu.model", cpu);
        return new Source(
                label,
                new TreeMap<>(Map.of(Hand.JVM, Hand.environment(fields))),
                new TreeMap<>(),
                List.of(
                        Hand.series(label, "M", stepping, stepping * 1.01, stepping * 0.99),
                        Hand.series(label, "N", steady, steady * 1.01, steady * 0.99)));
    }
}
