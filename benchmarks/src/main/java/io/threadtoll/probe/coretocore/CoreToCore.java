// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.coretocore;

import com.google.auto.service.AutoService;
import io.threadtoll.machine.Machine;
import io.threadtoll.machine.topology.CpuClasses;
import io.threadtoll.machine.topology.CpuPair;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Scale;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What a cache line's trip from one CPU to another costs, and beside it a wake of a thread that sleeps there. The line goes
 * back and forth between two bound threads that compare and swap its word; the hop is FUTEX_WAKE and FUTEX_WAIT on one.
 *
 * <p>Expected: some 10 to 25 ns between SMT siblings, 40 to 100 ns within a last-level cache, and two to five times as much
 * beyond it; a hop of some us that differs little, since most of it is the kernel's.
 *
 * <p>The traps: a fork is one throw of where its memory lies, so the spread over forks is part of the answer. In a virtual
 * machine the CPUs that the guest sees need not be where it says, nor stay there.
 *
 * <p>{@code ./threadtoll run core-to-core}: a few pairs of each class; all pairs up to 64 CPUs with {@code --preset full}.
 */
@AutoService(Probe.class)
public final class CoreToCore implements Probe {
    /** The probe's id. */
    public static final String ID = "core-to-core";

    /** Half a round trip of the line, the median of the fork's batches. */
    public static final Metric LINE_TRIP = Metric.of("lineTripNs");

    /** Half a round trip of two threads that wake each other, the median of the fork's batches. */
    public static final Metric FUTEX_HOP = Metric.of("futexHopNs");

    private static final String PAIR = "pair";
    private static final String NONE = "NONE";

    /** Of more, not all pairs are measured even in full: of 64 there are 2,016. */
    private static final int MOST_CPUS = 64;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What does a cache line's trip between two CPUs cost, and what a wake?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("lineTripNs", "futexHopNs");
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        List<String> pairs =
                pairs(Machine.here().topology(), scale).map(CoreToCore::text).toList();
        return new TreeMap<>(Map.of(PAIR, pairs.isEmpty() ? List.of(NONE) : pairs));
    }

    /** The cells of a machine's pairs. */
    public static List<Cell> cells(Topology topology, Scale scale) {
        return pairs(topology, scale)
                .map(pair -> Cell.ofProbe(ID, Map.of(PAIR, text(pair))))
                .toList();
    }

    private static Stream<CpuPair> pairs(Topology topology, Scale scale) {
        int ofEachClass = switch (scale) {
            case QUICK -> 2;
            case STANDARD -> 4;
            case FULL -> 8;
        };
        if (scale == Scale.FULL && topology.cpus().size() <= MOST_CPUS) {
            return all(topology.cpus()).stream();
        }
        List<CpuPair> ofClasses = new CpuClasses(topology)
                .pairs(ofEachClass).values().stream().flatMap(List::stream).toList();
        // Where nothing is known of the CPUs some pairs are as good as others.
        return ofClasses.isEmpty() ? all(topology.cpus()).stream().limit(ofEachClass) : ofClasses.stream();
    }

    private static List<CpuPair> all(List<Integer> cpus) {
        List<CpuPair> pairs = new ArrayList<>();
        for (int i = 0; i < cpus.size(); i++) {
            for (int other : cpus.subList(i + 1, cpus.size())) {
                pairs.add(new CpuPair(cpus.get(i), other));
            }
        }
        return pairs;
    }

    private static String text(CpuPair pair) {
        return pair.first() + ":" + pair.second();
    }

    /**
     * The CPUs of a cell.
     *
     * @throws IllegalArgumentException if its parameter names no pair
     */
    public static CpuPair pair(Map<String, String> params) {
        String text = String.valueOf(params.get(PAIR));
        if (!text.matches("\\d{1,4}:\\d{1,4}")) {
            throw new IllegalArgumentException("pair is two CPUs, such as 0:8, not '" + text + "'");
        }
        String[] cpus = text.split(":", -1);
        CpuPair pair = new CpuPair(Integer.parseInt(cpus[0]), Integer.parseInt(cpus[1]));
        if (pair.first() == pair.second()) {
            throw new IllegalArgumentException("pair is two different CPUs, such as 0:8, not '" + text + "'");
        }
        return pair;
    }

    /** Whether it is a fork of this probe that counts. */
    public static boolean hasMeasured(Fork fork) {
        return fork.status() == Fork.Status.MEASURED
                && fork.cell().isProbe()
                && fork.cell().probe().equals(ID);
    }

    @Override
    public void check(Map<String, String> params) {
        if (!NONE.equals(params.get(PAIR))) {
            pair(params);
        }
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return Duration.ofNanos(2 * PingPong.EXPECTED_NS);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        if (NONE.equals(params.get(PAIR))) {
            throw new NotApplicableException("this process may use one CPU only: there is none to reach from it");
        }
        CpuPair pair = pair(params);
        if (!UsableCpus.here().topology().cpus().containsAll(pair.cpus())) {
            throw new NotApplicableException("CPU " + pair.first() + " or " + pair.second()
                    + " is offline or not allowed here: those allowed are "
                    + UsableCpus.here().topology().cpus());
        }
        return Findings.of(Map.of(
                LINE_TRIP, PingPong.medianNs(pair, new LineBall(), 500),
                FUTEX_HOP, PingPong.medianNs(pair, new FutexBall(), 20)));
    }
}
