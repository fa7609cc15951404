// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Processes called {@code java}, but for this one and those that started it. */
@AutoService(Check.class)
public final class OtherJvms implements Check {
    /** More than a process ever has; the files of a saved machine could go round in a circle. */
    private static final int MOST_ANCESTORS = 64;

    @Override
    public String id() {
        return "other-jvms";
    }

    @Override
    public String why() {
        return "A JVM that only waits still compiles, collects and wakes its timers now and then.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        Set<String> own = own(machine);
        List<String> others = Processes.called(machine, "java").stream()
                .filter(pid -> !own.contains(pid))
                .toList();
        if (others.isEmpty()) {
            return Finding.ok("none");
        }
        // Which of them may be stopped only the reader knows: one may serve customers.
        return Finding.warn(
                others.size() + ": process " + String.join(" ", others),
                "ps -o pid,user,args -p " + String.join(",", others));
    }

    private static Set<String> own(MachineView machine) throws CannotTellException {
        Set<String> own = new HashSet<>();
        String pid = machine.after("/proc/self/status", "Pid:");
        while (pid.matches(Processes.PID) && own.size() < MOST_ANCESTORS && own.add(pid)) {
            String status = machine.find("/proc/" + pid + "/status").orElse("");
            pid = status.lines()
                    .filter(line -> line.startsWith("PPid:"))
                    .map(line -> line.substring("PPid:".length()).strip())
                    .findFirst()
                    .orElse("");
        }
        return own;
    }
}
