// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.machine.ControlGroups;
import io.threadtoll.machine.KernelFiles;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The limits of a process's control groups: of its own, and of each around it, the tightest counts. */
record GroupLimits(KernelFiles files, long pid) {
    void addTo(Map<Limit, Double> free) {
        least(folders("pids").stream().map(this::tasks)).ifPresent(left -> free.put(Limit.CGROUP_PIDS, left));
        least(folders("memory").stream().map(this::memory))
                .ifPresent(left -> free.merge(Limit.MEMORY, left, Math::min));
    }

    private List<String> folders(String controller) {
        return new ControlGroups(files).around(pid, controller);
    }

    private OptionalDouble tasks(String folder) {
        return left(folder, "pids.max", "pids.current", "");
    }

    /** What the group's page cache holds idle is given back before anything is refused. */
    private OptionalDouble memory(String folder) {
        OptionalDouble unified = left(folder, "memory.max", "memory.current", "inactive_file ");
        return unified.isPresent()
                ? unified
                : left(folder, "memory.limit_in_bytes", "memory.usage_in_bytes", "total_inactive_file ");
    }

    private OptionalDouble left(String folder, String most, String used, String idle) {
        OptionalDouble limit = files.number(folder + "/" + most);
        OptionalDouble taken = files.number(folder + "/" + used);
        if (limit.isEmpty() || taken.isEmpty()) {
            return OptionalDouble.empty();
        }
        long given = idle.isEmpty()
                ? 0
                : files.labelled(folder + "/memory.stat", idle).orElse(0);
        return OptionalDouble.of(limit.getAsDouble() - taken.getAsDouble() + given);
    }

    private static OptionalDouble least(Stream<OptionalDouble> groups) {
        return groups.flatMapToDouble(
                        left -> left.isPresent() ? DoubleStream.of(left.getAsDouble()) : DoubleStream.empty())
                .min();
    }
}
