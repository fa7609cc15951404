// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ProcessLimits;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether the refusal of a thread comes where it is predicted: a JVM gives itself a low limit, says from {@code /proc}
 * how many threads fit, and starts them until one is refused. Nobody else's limit is touched.
 */
@AutoService(Probe.class)
public final class ThreadRefusal implements Probe {
    /** The probe's id. */
    public static final String ID = "thread-refusal";

    /** A {@link World}, but not the machine's. */
    public static final String WORLD = "world";

    /** How many threads there is room for, said before. */
    public static final Metric PREDICTED = ThreadRamp.PREDICTED;

    /** How many ran when the next one was refused. */
    public static final Metric OBSERVED = Metric.of("observedThreads");

    /** Whether one was refused: 1 or 0. */
    public static final Metric REFUSED = ThreadRamp.REFUSED;

    /** Whether the refusal ended the JVM: 1 or 0. */
    public static final Metric JVM_ENDED = Metric.lowerIsBetter("jvmEnded");

    /** Address space in use at the refusal; absent where the JVM ended. */
    public static final Metric VIRTUAL_BYTES = Metric.of("virtualBytesAtRefusal");

    /** Address space of one thread. */
    public static final Metric STACK_BYTES = ThreadRamp.VIRTUAL_BYTES;

    private static final List<String> WORLDS =
            List.of(World.ADDRESS_SPACE_4_GIB.name(), World.MAPPINGS.name(), World.PIDS.name());

    /** Beyond it filling the table of mappings takes too long. */
    private static final double MOST_MAPPINGS = 1_200_000;

    /** Well above any prediction that holds. */
    private static final double SHARE = 2;

    private static final long LONGEST_MS = 15_000;
    private static final int EXPECTED_MS = 1_500;

    /** The cell of a world. */
    public static Cell cell(World world) {
        return Cell.ofProbe(ID, Map.of(WORLD, world.name()));
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Is a thread refused where the limits say, and by which of them?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("observedThreads", "predictedThreads", "jvmEnded");
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return new TreeMap<>(Map.of(WORLD, WORLDS));
    }

    @Override
    public void check(Map<String, String> params) {
        if (!WORLDS.contains(params.get(WORLD))) {
            throw new IllegalArgumentException(WORLD + " is one of " + WORLDS + ", not " + params.get(WORLD));
        }
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofMillis(EXPECTED_MS);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        check(params);
        World world = ProbeParameters.constant(params, WORLD, World.class);
        Headroom headroom = Headroom.now();
        if (world == World.MAPPINGS && headroom.of(Limit.MAX_MAP_COUNT).orElse(0.0) > MOST_MAPPINGS) {
            throw new NotApplicableException("vm.max_map_count is too high to be used up in short time");
        }
        CrowdReport report = world == World.PIDS ? amongFewTasks() : run(world, "");
        ReachedLimit first = report.order().get(0);
        if (!world.isAbout(first.limit())) {
            throw new NotApplicableException(
                    first + " threads is met before the limit that this is about, and it is others' too");
        }
        return findings(report);
    }

    private static CrowdReport amongFewTasks() throws IOException, InterruptedException, NotApplicableException {
        Optional<PidsGroup> own = PidsGroup.create(World.TASKS_LEFT);
        if (own.isEmpty()) {
            long self = ProcessHandle.current().pid();
            if (!new ProcessLimits(KernelFiles.ofThisMachine(), self).countsTasks()) {
                throw new NotApplicableException(
                        "RLIMIT_NPROC does not bind this user, and a control group with pids.max can't be made here");
            }
            return run(World.PIDS, "");
        }
        try (PidsGroup group = own.orElseThrow()) {
            return run(World.PIDS, group.folder().toString());
        }
    }

    private static CrowdReport run(World world, String group) throws IOException, InterruptedException {
        long stack = world == World.ADDRESS_SPACE_4_GIB ? StackSize.MIB_8.bytes() : StackSize.DEFAULT.bytes();
        return CrowdProcess.run(new CrowdOrder(world, stack, Integer.MAX_VALUE, SHARE, group, LONGEST_MS));
    }

    private static Findings findings(CrowdReport report) {
        Map<Metric, Double> values = new HashMap<>(ReachedLimit.toMetrics(report.order()));
        values.put(PREDICTED, report.predicted());
        values.put(OBSERVED, (double) report.observed());
        values.put(REFUSED, report.refused() ? 1.0 : 0);
        values.put(JVM_ENDED, report.jvmEnded() ? 1.0 : 0);
        values.put(STACK_BYTES, report.cost().virtualBytes());
        if (!report.jvmEnded()) {
            values.put(VIRTUAL_BYTES, (double) report.last().vmSizeBytes());
        }
        String end = report.refused() ? report.refusal() : report.stopped();
        return Findings.of(values)
                .withNote("predicted: " + ReachedLimit.text(report.order()) + "; at " + report.observed() + ": " + end);
    }
}
