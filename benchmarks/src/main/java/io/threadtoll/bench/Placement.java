// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import io.threadtoll.machine.topology.CpuDistance;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Cell;
import io.threadtoll.model.NotApplicableException;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where the worker threads of a benchmark may run. Which CPUs these are the machine's topology decides; they stand in the
 * record of each fork.
 */
public enum Placement {
    /** A worker a core, the last-level caches in turn; when every core has one, one on its next sibling, and so on. */
    SPREAD_OVER_CORES {
        @Override
        List<Integer> cpus() {
            return UsableCpus.here().spread();
        }
    },
    /** All workers bound to the same CPU. */
    PACKED {
        @Override
        List<Integer> cpus() {
            return UsableCpus.here().topology().cpus().subList(0, 1);
        }
    },
    /** Where the scheduler likes: some kernels put a woken thread on its waker's CPU. */
    FREE {
        @Override
        List<Integer> cpus() {
            return List.of();
        }
    },
    /** Workers in turn on two threads of one core. */
    SMT_SIBLINGS(CpuDistance.SMT_SIBLINGS),
    /** Workers in turn on two cores that share the last-level cache. */
    SAME_CACHE(CpuDistance.SAME_CACHE),
    /** Workers in turn on two cores of one memory node that don't. */
    OTHER_CACHE(CpuDistance.OTHER_CACHE),
    /** Workers in turn on a fast and a slow core of one memory node. */
    FAST_AND_SLOW(CpuDistance.FAST_AND_SLOW),
    /** Workers in turn on two memory nodes of one package. */
    OTHER_NODE(CpuDistance.OTHER_NODE),
    /** Workers in turn on two packages. */
    OTHER_PACKAGE(CpuDistance.OTHER_PACKAGE);

    private static final String PARAMETER = "placement";

    /** A worker a CPU by the CPUs' numbers: so it was before format 5, siblings or not. */
    private static final String BY_NUMBER = "SPREAD";

    private final Optional<CpuDistance> distance;

    Placement(CpuDistance distance) {
        this.distance = Optional.of(distance);
    }

    Placement() {
        this.distance = Optional.empty();
    }

    /**
     * A cell as it is called today. One of workers that were bound to CPUs by number is the same as one of workers that are
     * spread over the cores where these are the same CPUs: all of them, each by as many. Others stay as they are.
     */
    public static Cell today(Cell cell, int processors) {
        boolean same = processors == 2 || (processors > 2 && cell.threads() % processors == 0);
        if (!BY_NUMBER.equals(cell.params().get(PARAMETER)) || !same) {
            return cell;
        }
        SortedMap<String, String> params = new TreeMap<>(cell.params());
        params.put(PARAMETER, SPREAD_OVER_CORES.name());
        return new Cell(cell.benchmark(), params, cell.threads());
    }

    /** How far its two CPUs are from each other; empty where it isn't for two. */
    public Optional<CpuDistance> distance() {
        return distance;
    }

    /** The CPUs that workers are bound to in turn; none where they aren't bound, or where this machine has none such. */
    List<Integer> cpus() {
        return distance.flatMap(UsableCpus.here()::pair)
                .map(pair -> pair.cpus())
                .orElse(List.of());
    }

    /**
     * Throws unless this machine has such CPUs.
     *
     * @throws NotApplicableException if it has none
     */
    public void require() throws NotApplicableException {
        if (distance.isPresent() && cpus().isEmpty()) {
            throw new NotApplicableException("of the CPUs that may be used here no two are known to be of the class "
                    + this + ": " + distance.orElseThrow().idea());
        }
    }

    /** On how many CPUs at most so many workers run at once. */
    public int places(int workers) {
        int cpus = cpus().isEmpty() ? UsableCpus.here().topology().cpus().size() : cpus().size();
        return Math.min(workers, cpus);
    }

    /** Places the calling thread, the worker of that number from 0, on a machine that has such CPUs. */
    public void place(int worker) {
        List<Integer> cpus = cpus();
        if (!cpus.isEmpty()) {
            PinnedThread.pin(cpus.get(worker % cpus.size()));
        }
    }
}
