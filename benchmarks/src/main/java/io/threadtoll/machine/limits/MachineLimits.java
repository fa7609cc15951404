// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.machine.KernelFiles;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The limits that all processes of the machine share. */
record MachineLimits(KernelFiles files) {
    /** Once the ids have gone round, those below stay unused (RESERVED_PIDS in {@code kernel/pid.c}). */
    static final int RESERVED_PIDS = 300;

    /** vm.overcommit_memory: never promise more than CommitLimit (proc_sys_vm(5)). */
    private static final double NEVER_OVERCOMMIT = 2;

    void addTo(Map<Limit, Double> free) {
        tasks().ifPresent(tasks -> {
            files.number("/proc/sys/kernel/pid_max")
                    .ifPresent(most -> free.put(Limit.PID_MAX, most - RESERVED_PIDS - tasks));
            files.number("/proc/sys/kernel/threads-max").ifPresent(most -> free.put(Limit.THREADS_MAX, most - tasks));
        });
        files.find("/proc/sys/fs/file-nr")
                .map(line -> line.strip().split("\\s+", -1))
                .filter(words -> words.length == 3)
                .ifPresent(
                        words -> free.put(Limit.FILE_MAX, Double.parseDouble(words[2]) - Double.parseDouble(words[0])));
        files.number("/proc/sys/fs/epoll/max_user_watches").ifPresent(most -> free.put(Limit.EPOLL_WATCHES, most));
        memory(free);
    }

    /** Tasks of the whole machine: the number after the slash of {@code /proc/loadavg} (proc_loadavg(5)). */
    private OptionalDouble tasks() {
        return files
                .find("/proc/loadavg")
                .map(line -> line.replaceFirst("^.* \\d+/(\\d+) .*$", "$1").strip())
                .filter(count -> count.matches("\\d{1,18}"))
                .stream()
                .mapToDouble(Double::parseDouble)
                .findFirst();
    }

    private void memory(Map<Limit, Double> free) {
        files.labelled("/proc/meminfo", "MemAvailable:")
                .ifPresent(available -> free.put(Limit.MEMORY, (double) available));
        OptionalLong promised = files.labelled("/proc/meminfo", "CommitLimit:");
        OptionalLong taken = files.labelled("/proc/meminfo", "Committed_AS:");
        if (files.number("/proc/sys/vm/overcommit_memory").orElse(0) == NEVER_OVERCOMMIT
                && promised.isPresent()
                && taken.isPresent()) {
            free.put(Limit.OVERCOMMIT, (double) (promised.getAsLong() - taken.getAsLong()));
        }
    }
}
