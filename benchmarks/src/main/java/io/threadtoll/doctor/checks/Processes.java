// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.List;

/** The processes that can be seen, by their names (proc_pid_comm(5)). */
final class Processes {
    /** What a process id looks like. */
    static final String PID = "\\d{1,9}";

    private Processes() {}

    /** The ids of those with a name. */
    static List<String> called(MachineView machine, String name) throws CannotTellException {
        return machine.list("/proc", "").stream()
                .filter(entry -> entry.matches(PID))
                .filter(pid -> machine.find("/proc/" + pid + "/comm").orElse("").equals(name))
                .toList();
    }
}
