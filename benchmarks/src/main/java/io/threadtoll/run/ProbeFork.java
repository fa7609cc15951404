// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.machine.CpuList;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.ProbeMain;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs one probe in a JVM of its own and reads its answer. */
final class ProbeFork {
    private static final Duration HANGS = Duration.ofMinutes(2);
    private static final int HANGS_FACTOR = 4;

    private final JvmCommand jvm;

    /**
     * A fork of a JVM.
     *
     * @param more what it is told beside what every JVM of its version is
     */
    ProbeFork(String java, int feature, List<String> more) {
        jvm = JvmCommand.of(java, feature).withFlags(more);
    }

    ForkRun run(PlannedCell planned) {
        Cell cell = planned.cell();
        List<String> arguments = new ArrayList<>(List.of(cell.probe()));
        cell.params().forEach((name, value) -> arguments.add(name + "=" + value));
        Duration enough =
                HANGS.plus(Duration.ofNanos(planned.timing().iterationNs()).multipliedBy(HANGS_FACTOR));
        try {
            return answered(
                    jvm.run(Patience.with(enough), ProbeMain.class, arguments).answer(ProbeMain.Answer.class));
        } catch (IOException e) {
            return ForkRun.failed("probe", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return ForkRun.failed("probe", "interrupted");
        }
    }

    private static ForkRun answered(ProbeMain.Answer answer) {
        if (!answer.notApplicable().isEmpty()) {
            return new ForkRun("probe", Fork.Status.NOT_APPLICABLE, answer.notApplicable(), new TreeMap<>());
        }
        SortedMap<String, Sample> metrics = new TreeMap<>();
        Findings findings = answer.findings();
        findings.values().forEach((name, steps) -> metrics.put(name, sample(name, steps)));
        findings.histograms().values().forEach(Histograms::decode);
        return new ForkRun(
                "probe",
                Fork.Status.MEASURED,
                findings.note(),
                metrics,
                findings.histograms(),
                CpuList.of(answer.cpus()).toString());
    }

    /** The steps that led to the last one are kept like warm-ups: they are not the fork's own value. */
    private static Sample sample(String name, List<Double> steps) {
        int last = steps.size() - 1;
        return new Sample(Unit.ofMetric(name), steps.subList(0, last), steps.subList(last, steps.size()));
    }
}
