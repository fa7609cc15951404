// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.File;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/** Which CPUs the calling thread may run on (sched_setaffinity(2)). CPUs are numbered as in {@code /proc/cpuinfo}. */
public final class Affinity {
    /** The kernel's own limit, CONFIG_NR_CPUS, is at most 8192. */
    private static final int MASK_BYTES = 1024;

    private static final Set<Integer> PINNED = new ConcurrentSkipListSet<>();

    private Affinity() {}

    /** The CPUs the calling thread may run on, ascending. */
    public static List<Integer> allowed() {
        return allowed(0);
    }

    /**
     * The CPUs a thread may run on, ascending.
     *
     * @param tid its id; that of a process is its first thread's, which in a JVM nobody pins
     */
    public static List<Integer> allowed(int tid) {
        byte[] mask = new byte[MASK_BYTES];
        if (LibC.sched_getaffinity(tid, MASK_BYTES, mask) < 0) {
            throw new NativeCallException("sched_getaffinity", LibC.errno(), "the CPU mask can't be read");
        }
        return BitSet.valueOf(mask).stream().boxed().collect(Collectors.toUnmodifiableList());
    }

    /** The CPUs that threads of this process were pinned to so far, ascending. */
    public static List<Integer> pinned() {
        return List.copyOf(PINNED);
    }

    /**
     * Binds the calling thread to one CPU.
     *
     * @throws NativeCallException EINVAL where the CPU is offline or outside the cgroup's cpuset
     */
    public static void pin(int cpu) {
        bind(0, List.of(cpu), "CPU " + cpu + " is offline or not allowed here");
        PINNED.add(cpu);
    }

    /**
     * Binds every thread of this process to some CPUs, and so those that they will start, other processes too.
     *
     * @throws NativeCallException EINVAL where none of the CPUs is online and in the cgroup's cpuset
     */
    public static void confine(List<Integer> cpus) {
        // A thread that starts meanwhile inherits what its starter had then: the second look finds those.
        for (int look = 0; look < 2; look++) {
            String[] tids = new File("/proc/self/task").list();
            if (tids == null) {
                throw new IllegalStateException("/proc/self/task can't be read, so not all threads can be bound");
            }
            for (String tid : tids) {
                bind(Integer.parseInt(tid), cpus, "none of the CPUs " + cpus + " is online and allowed here");
            }
        }
    }

    private static void bind(int tid, List<Integer> cpus, String whyNot) {
        BitSet only = new BitSet();
        cpus.forEach(only::set);
        // CPUs beyond the mask are left out; one that is left empty the kernel refuses, as it does a CPU that is
        // offline.
        byte[] mask = Arrays.copyOf(only.toByteArray(), MASK_BYTES);
        if (LibC.sched_setaffinity(tid, MASK_BYTES, mask) != 0) {
            int errno = LibC.errno();
            // Another thread may have ended since it was listed.
            if (tid == 0 || !Errno.ESRCH.is(errno)) {
                throw new NativeCallException("sched_setaffinity", errno, whyNot);
            }
        }
    }
}
