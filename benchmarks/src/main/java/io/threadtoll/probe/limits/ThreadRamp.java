// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.FootprintMetrics;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * What a real thread that only waits takes, and whether as many run as the limits are said to allow: a JVM of its own
 * starts them up to a cap or nine tenths of the predicted number. One value a step of the ramp.
 */
@AutoService(Probe.class)
public final class ThreadRamp implements Probe {
    /** The probe's id. */
    public static final String ID = "thread-ramp";

    /** The cap. */
    public static final String UP_TO = "upTo";

    /** A {@link StackSize}. */
    public static final String STACK = "stack";

    /** The cap where little time is. */
    public static final int FEW = 2_000;

    /** The cap otherwise. */
    public static final int MANY = 20_000;

    /** How many threads there is room for. */
    public static final Metric PREDICTED = Metric.of("predictedThreads");

    /** How many ran. */
    public static final Metric REACHED = Metric.higherIsBetter("reachedThreads");

    /** Whether one was refused, which should not happen: 1 or 0. */
    public static final Metric REFUSED = Metric.lowerIsBetter("refused");

    /** What one thread takes: address space. */
    public static final Metric VIRTUAL_BYTES = Metric.of("perThreadVirtualBytes");

    /** What one thread takes: pages of the process. */
    public static final Metric RESIDENT_BYTES = Metric.of("perThreadResidentBytes");

    /** What one thread takes of the kernel: stack, page tables, slab. */
    public static final Metric KERNEL_BYTES = Metric.of("perThreadKernelBytes");

    /** What one thread takes: mappings. */
    public static final Metric MAPPINGS = Metric.lowerIsBetter("perThreadMappings");

    /** The cost of a thread is measured with the first ones. */
    private static final int FEWEST = 200;

    private static final int MOST = 1_000_000;
    private static final double SHARE = 1 - Reserve.KEPT;

    /** Ten times what a quiet machine takes. */
    private static final long LONGEST_MS_PER_THREAD = 2;

    private static final long LONGEST_MS = 10_000;
    private static final double MS_PER_THREAD = 0.25;
    private static final int JVM_MS = 700;

    /** The cell of a ramp to so many threads. */
    public static Cell cell(int threads, StackSize stack) {
        return Cell.ofProbe(ID, Map.of(UP_TO, Integer.toString(threads), STACK, stack.name()));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What does a waiting thread take, and do as many run as the limits allow?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("reachedThreads", "perThreadResidentBytes", "perThreadKernelBytes");
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return new TreeMap<>(Map.of(
                UP_TO,
                List.of(Integer.toString(scale == Scale.QUICK ? FEW : MANY)),
                STACK,
                List.of(StackSize.DEFAULT.name(), StackSize.MIB_8.name())));
    }

    @Override
    public void check(Map<String, String> params) {
        ProbeParameters.constant(params, STACK, StackSize.class);
        ProbeParameters.number(params, UP_TO, FEWEST, MOST);
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(Math.round(JVM_MS + MS_PER_THREAD * Integer.parseInt(params.get(UP_TO))));
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        check(params);
        int threads = Integer.parseInt(params.get(UP_TO));
        CrowdReport report = CrowdProcess.run(new CrowdOrder(
                World.MACHINE,
                ProbeParameters.constant(params, STACK, StackSize.class).bytes(),
                threads,
                SHARE,
                "",
                LONGEST_MS + LONGEST_MS_PER_THREAD * threads));
        ConnectionCost cost = report.costOverRamp();
        Map<Metric, Double> once = new HashMap<>(ReachedLimit.toMetrics(report.order()));
        once.put(PREDICTED, report.predicted());
        once.put(REACHED, (double) report.observed());
        once.put(REFUSED, report.refused() ? 1.0 : 0);
        once.put(VIRTUAL_BYTES, cost.virtualBytes());
        once.put(RESIDENT_BYTES, cost.residentBytes());
        once.put(KERNEL_BYTES, cost.kernelBytes());
        once.put(MAPPINGS, cost.mappings());
        Map<Metric, List<Double>> values = new HashMap<>(steps(report.steps()));
        once.forEach((metric, value) -> values.put(metric, List.of(value)));
        String end = report.refused() ? report.refusal() : report.stopped();
        return Findings.ofSteps(values).withNote(end.isEmpty() ? "" : end + " at " + report.observed());
    }

    private static Map<Metric, List<Double>> steps(List<CrowdStep> steps) {
        return Map.of(
                FootprintMetrics.THREADS, each(steps, CrowdStep::crowd),
                FootprintMetrics.MAPPINGS, each(steps, CrowdStep::mappings),
                FootprintMetrics.VM_SIZE_BYTES, each(steps, CrowdStep::vmSizeBytes),
                FootprintMetrics.RSS_BYTES, each(steps, CrowdStep::rssBytes),
                FootprintMetrics.PAGE_TABLE_BYTES, each(steps, CrowdStep::pageTableBytes),
                FootprintMetrics.MACHINE_KERNEL_STACK_BYTES, each(steps, CrowdStep::machineKernelStackBytes),
                FootprintMetrics.MACHINE_SLAB_BYTES, each(steps, CrowdStep::machineSlabBytes));
    }

    private static List<Double> each(List<CrowdStep> steps, ToDoubleFunction<CrowdStep> value) {
        List<Double> values = new ArrayList<>();
        steps.forEach(step -> values.add(value.applyAsDouble(step)));
        return values;
    }
}
