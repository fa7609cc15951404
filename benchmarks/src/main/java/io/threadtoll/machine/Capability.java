// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

/** A right beyond those of a process's user, by its number in {@code linux/capability.h} (capabilities(7)). */
public enum Capability {
    /** Goes beyond RLIMIT_NPROC, and before Linux 5.8 was needed for counters. */
    SYS_ADMIN(21),
    /** Goes beyond RLIMIT_NPROC, and may raise a hard limit. */
    SYS_RESOURCE(24),
    /** May count what happens inside the kernel. */
    PERFMON(38);

    private final int number;

    Capability(int number) {
        this.number = number;
    }

    /**
     * Whether a process has it now.
     *
     * @param process its folder in {@code /proc}: an id, or {@code self}
     * @throws CannotTellException if the kernel doesn't say
     */
    public boolean isHeld(KernelFiles files, String process) throws CannotTellException {
        String set = files.after("/proc/" + process + "/status", "CapEff:");
        return set.matches("[0-9a-f]{1,16}") && (Long.parseUnsignedLong(set, 16) >>> number & 1) != 0;
    }
}
