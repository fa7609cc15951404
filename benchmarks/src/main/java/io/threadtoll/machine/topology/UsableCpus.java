// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import io.threadtoll.linux.Affinity;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.KernelFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The CPUs that this JVM may put its threads on, read once: those it is allowed, or those chosen for its run. */
public final class UsableCpus {
    /** The system property with those that were chosen, in their order; where there is none nobody has. */
    public static final String CHOSEN = "threadtoll.cpus";

    private static final class Here {
        static final UsableCpus CPUS = read(Optional.ofNullable(System.getProperty(CHOSEN)));
    }

    private final Topology topology;
    private final List<Integer> spread;
    private final Map<CpuDistance, CpuPair> pairs;

    UsableCpus(Topology topology, boolean inThatOrder) {
        CpuClasses classes = new CpuClasses(topology);
        this.topology = topology;
        spread = inThatOrder ? topology.cpus() : classes.overCores();
        pairs = classes.pairs();
    }

    /** Those of this JVM. */
    public static UsableCpus here() {
        return Here.CPUS;
    }

    private static UsableCpus read(Optional<String> chosen) {
        KernelFiles files = KernelFiles.ofThisMachine();
        if (chosen.isPresent()) {
            try {
                return new UsableCpus(Topology.of(files, CpuList.parseInOrder(chosen.orElseThrow())), true);
            } catch (CannotTellException e) {
                throw new IllegalArgumentException(CHOSEN + ": " + e.getMessage(), e);
            }
        }
        // Of the first thread: whoever asks may be bound to one of them already.
        int first = Math.toIntExact(ProcessHandle.current().pid());
        return new UsableCpus(Topology.of(files, Affinity.allowed(first)), false);
    }

    /** All of them, and what they share. */
    public Topology topology() {
        return topology;
    }

    /** All in the order in which threads are spread, see {@link CpuClasses#overCores}; as chosen where somebody has. */
    public List<Integer> spread() {
        return spread;
    }

    /** The first pair of a class; empty where there is none, or it can't be told. */
    public Optional<CpuPair> pair(CpuDistance distance) {
        return Optional.ofNullable(pairs.get(distance));
    }
}
