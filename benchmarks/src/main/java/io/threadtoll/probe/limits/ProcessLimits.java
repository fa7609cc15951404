// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import java.math.BigInteger;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The limits of one process. */
record ProcessLimits(KernelFiles files, ProcessUse use) {
    /** Goes beyond RLIMIT_NPROC (capabilities(7), {@code linux/capability.h}). */
    private static final int CAP_SYS_ADMIN = 21;

    /** Goes beyond RLIMIT_NPROC, and may raise a hard limit. */
    private static final int CAP_SYS_RESOURCE = 24;

    /** Columns of {@code /proc/PID/limits}: the label has 26 characters. */
    private static final int SOFT = 0;

    private static final int HARD = 1;

    void addTo(Map<Limit, Double> free) {
        files.number("/proc/sys/vm/max_map_count")
                .ifPresent(most -> free.put(Limit.MAX_MAP_COUNT, most - use.mappings()));
        mostFiles().ifPresent(most -> free.put(Limit.NOFILE, most - use.files()));
        if (countsTasks()) {
            rlimit("Max processes", SOFT).ifPresent(most -> free.put(Limit.NPROC, most - use.userTasks()));
        }
        OptionalLong taken = files.labelled(own("status"), "VmSize:");
        OptionalDouble bound = new AddressSpace(files).boundBytes(use.pid());
        if (taken.isPresent() && bound.isPresent()) {
            free.put(Limit.ADDRESS_SPACE, bound.getAsDouble() - taken.getAsLong());
        }
    }

    /** RLIMIT_AS; empty where it is unlimited. */
    OptionalDouble addressSpaceBytes() {
        return rlimit("Max address space", SOFT);
    }

    /** Whether RLIMIT_NPROC bounds this process ({@code copy_process} in {@code kernel/fork.c}). */
    boolean countsTasks() {
        return !may(CAP_SYS_RESOURCE) && !may(CAP_SYS_ADMIN) && user() != 0;
    }

    /** Who may raise the hard limit can do so up to nr_open; a JVM raises its soft limit to the hard one itself. */
    private OptionalDouble mostFiles() {
        return may(CAP_SYS_RESOURCE) ? files.number("/proc/sys/fs/nr_open") : rlimit("Max open files", HARD);
    }

    /** Empty where it is unlimited. */
    private OptionalDouble rlimit(String label, int column) {
        return files.find(own("limits")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip().split("\\s+", -1))
                .filter(words -> words.length > column && words[column].matches("\\d+"))
                .mapToDouble(words -> Double.parseDouble(words[column]))
                .findFirst();
    }

    private boolean may(int capability) {
        return files.find(own("status")).stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("CapEff:"))
                .map(line -> new BigInteger(line.substring("CapEff:".length()).strip(), 16))
                .anyMatch(set -> set.testBit(capability));
    }

    /** The real user; -1 where it can't be read. */
    private long user() {
        return files.labelled(own("status"), "Uid:").orElse(-1);
    }

    private String own(String file) {
        return "/proc/" + use.pid() + "/" + file;
    }
}
