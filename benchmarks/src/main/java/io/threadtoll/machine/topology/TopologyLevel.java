// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What CPUs may have in common (kernel: Documentation/admin-guide/cputopology.rst, and
 * Documentation/ABI/testing/sysfs-devices-system-cpu).
 */
public enum TopologyLevel {
    /** The CPUs of one core are its SMT siblings. */
    CORE("core_cpus", "thread_siblings"),
    /** Caches of data, by their level. */
    L1,
    L2,
    L3,
    L4,
    /** Cores that share something below the last cache: L2 on some x86 and Arm, its tags on others. */
    CLUSTER("cluster_cpus"),
    DIE("die_cpus"),
    /** A memory node. */
    NODE,
    PACKAGE("package_cpus", "core_siblings"),
    /** Cores of one kind, where there are fast and slow ones; the fast ones first. */
    KIND;

    private static final List<TopologyLevel> CACHES = List.of(L1, L2, L3, L4);

    private final String file;
    private final String olderFile;

    TopologyLevel(String file, String olderFile) {
        this.file = file;
        this.olderFile = olderFile;
    }

    TopologyLevel(String file) {
        this(file, "");
    }

    TopologyLevel() {
        this("", "");
    }

    /**
     * The files in a CPU's folder {@code topology} that have its mask, the newer one first; with {@code _list} behind the
     * name it is a list. None of what is found elsewhere.
     */
    List<String> files() {
        return Stream.of(file, olderFile).filter(name -> !name.isEmpty()).toList();
    }

    /** The cache of a level, 1 to 4. */
    static TopologyLevel cache(int level) {
        return CACHES.get(level - 1);
    }

    /** Its name in an environment. */
    String field() {
        return Topology.FIELDS + name().toLowerCase(Locale.ROOT);
    }
}
