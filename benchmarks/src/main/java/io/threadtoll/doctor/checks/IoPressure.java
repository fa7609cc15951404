// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether threads wait for a disk; see {@link Pressure}. The command shows those in uninterruptible sleep (ps(1)). */
@AutoService(Check.class)
public final class IoPressure implements Check {
    @Override
    public String id() {
        return "io-pressure";
    }

    @Override
    public String why() {
        return "The interrupts of a busy disk and the kernel's threads for it run on the CPUs that are measured.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return Pressure.look(machine, "io", "ps -eo state,pid,comm | grep '^D'");
    }
}
