// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether strace(1) is there. */
@AutoService(Check.class)
public final class Strace implements Check {
    @Override
    public String id() {
        return "strace";
    }

    @Override
    public String why() {
        return "It shows the flags that a thread is cloned with, and counts futex calls where the kernel's counters can't.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return InstalledTool.look(machine, "strace");
    }
}
