// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;

/** Which CPUs the calling thread may run on (sched_setaffinity(2)). CPUs are numbered as in {@code /proc/cpuinfo}. */
public final class Affinity {
    /** The kernel's own limit, CONFIG_NR_CPUS, is at most 8192. */
    private static final int MASK_BYTES = 1024;

    private Affinity() {}

    /** The CPUs the calling thread may run on, ascending. */
    public static List<Integer> allowed() {
        byte[] mask = new byte[MASK_BYTES];
        if (LibC.sched_getaffinity(0, MASK_BYTES, mask) < 0) {
            throw new NativeCallException("sched_getaffinity", LibC.errno(), "the CPU mask can't be read");
        }
        return BitSet.valueOf(mask).stream().boxed().collect(Collectors.toUnmodifiableList());
    }

    /**
     * Binds the calling thread to one CPU.
     *
     * @throws NativeCallException EINVAL where the CPU is offline or outside the cgroup's cpuset
     */
    public static void pin(int cpu) {
        BitSet only = new BitSet();
        only.set(cpu);
        // A CPU beyond the mask leaves it empty, which the kernel refuses as it does a CPU that is offline.
        byte[] mask = Arrays.copyOf(only.toByteArray(), MASK_BYTES);
        if (LibC.sched_setaffinity(0, MASK_BYTES, mask) != 0) {
            throw new NativeCallException(
                    "sched_setaffinity", LibC.errno(), "CPU " + cpu + " is offline or not allowed here");
        }
    }
}
