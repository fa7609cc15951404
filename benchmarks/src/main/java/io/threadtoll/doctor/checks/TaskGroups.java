// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Machine;
import io.threadtoll.probe.limits.ControlGroups;
import java.util.List;

/** The control groups that bound this process's tasks (kernel: Documentation/admin-guide/cgroup-v2.rst, PID). */
final class TaskGroups {
    private TaskGroups() {}

    /** A command for each group with a bound that ends it. */
    static List<String> lift(Machine machine) throws CannotTellException {
        String pid = machine.after("/proc/self/status", "Pid:");
        return pid.matches("\\d{1,9}")
                ? new ControlGroups(machine)
                        .around(Long.parseLong(pid), "pids").stream()
                                .map(folder -> folder + "/pids.max")
                                .filter(file -> machine.number(file).isPresent())
                                .map(file -> ShellLine.write("max", file))
                                .filter(command -> !command.isEmpty())
                                .toList()
                : List.of();
    }
}
