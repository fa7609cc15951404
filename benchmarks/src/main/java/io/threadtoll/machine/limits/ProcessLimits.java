// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.Capability;
import io.threadtoll.machine.KernelFiles;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The limits of one process. */
public record ProcessLimits(KernelFiles files, long pid) {
    /** Columns of {@code /proc/PID/limits}: the label has 26 characters. */
    private static final int SOFT = 0;

    private static final int HARD = 1;

    void addTo(Map<Limit, Double> free, ProcessUse use) {
        files.number("/proc/sys/vm/max_map_count")
                .ifPresent(most -> free.put(Limit.MAX_MAP_COUNT, most - use.mappings()));
        mostFiles().ifPresent(most -> free.put(Limit.NOFILE, most - use.files()));
        if (countsTasks()) {
            rlimit("Max processes", SOFT).ifPresent(most -> free.put(Limit.NPROC, most - use.userTasks()));
        }
        OptionalLong taken = files.labelled(own("status"), "VmSize:");
        OptionalDouble bound = new AddressSpace(files).boundBytes(pid);
        if (taken.isPresent() && bound.isPresent()) {
            free.put(Limit.ADDRESS_SPACE, bound.getAsDouble() - taken.getAsLong());
        }
    }

    /** RLIMIT_AS; empty where it is unlimited. */
    OptionalDouble addressSpaceBytes() {
        return rlimit("Max address space", SOFT);
    }

    /** Whether RLIMIT_NPROC bounds this process ({@code copy_process} in {@code kernel/fork.c}). */
    public boolean countsTasks() {
        return !may(Capability.SYS_RESOURCE) && !may(Capability.SYS_ADMIN) && user() != 0;
    }

    /** Who may raise the hard limit can do so up to nr_open; a JVM raises its soft limit to the hard one itself. */
    private OptionalDouble mostFiles() {
        return may(Capability.SYS_RESOURCE) ? files.number("/proc/sys/fs/nr_open") : rlimit("Max open files", HARD);
    }

    /** Empty where it is unlimited. */
    private OptionalDouble rlimit(String label, int column) {
        return files.findAfter(own("limits"), label).stream()
                .map(limits -> limits.split("\\s+", -1))
                .filter(words -> words.length > column && words[column].matches("\\d+"))
                .mapToDouble(words -> Double.parseDouble(words[column]))
                .findFirst();
    }

    /** What the kernel doesn't say it doesn't allow. */
    private boolean may(Capability capability) {
        try {
            return capability.isHeld(files, Long.toString(pid));
        } catch (CannotTellException unseen) {
            return false;
        }
    }

    /** The real user; -1 where it can't be read. */
    private long user() {
        return files.labelled(own("status"), "Uid:").orElse(-1);
    }

    private String own(String file) {
        return "/proc/" + pid + "/" + file;
    }
}
