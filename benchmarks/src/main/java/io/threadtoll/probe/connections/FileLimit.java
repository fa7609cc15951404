// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import io.threadtoll.linux.NativeCallException;
import io.threadtoll.linux.ProcFs;
import io.threadtoll.linux.Rlimit;

/** Lets this process, and the server that it is going to start, open as many files as a ramp needs. */
public final class FileLimit {
    /** What a JVM has open beside its connections, with room to spare. */
    private static final long OTHERS = 500;

    private FileLimit() {}

    /**
     * Raises RLIMIT_NOFILE as far as is needed and allowed: to its hard limit for anybody, to {@code fs.nr_open} for
     * root (getrlimit(2)).
     */
    public static void raise(int connections) {
        long needed = connections + OTHERS;
        Rlimit.Limits now = Rlimit.NOFILE.get();
        if (now.soft() >= needed) {
            return;
        }
        long most = ProcFs.find("/proc/sys/fs/nr_open").map(Long::parseLong).orElse(now.hard());
        long hard = Math.max(now.hard(), Math.min(needed, most));
        try {
            Rlimit.NOFILE.set(hard, hard);
        } catch (NativeCallException notRoot) {
            // The room that there is will be found out before each step.
            Rlimit.NOFILE.set(Math.min(now.hard(), most), now.hard());
        }
    }
}
