// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether the suite runs on adaptive-ticks CPUs (kernel: Documentation/timers/no_hz.rst, {@code nohz_full=}). */
@AutoService(Check.class)
public final class TicklessCpus implements Check {
    @Override
    public String id() {
        return "nohz-full";
    }

    @Override
    public String why() {
        return "On a CPU of nohz_full= every system call tells the kernel that it comes and goes, and costs more.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return SetApartCpus.look(machine, SetApartCpus.TICKLESS, "the kernel was built without CONFIG_NO_HZ_FULL");
    }
}
