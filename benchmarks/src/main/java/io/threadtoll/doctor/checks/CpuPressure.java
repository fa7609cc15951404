// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether threads wait for a CPU; see {@link Pressure}. */
@AutoService(Check.class)
public final class CpuPressure implements Check {
    @Override
    public String id() {
        return "cpu-pressure";
    }

    @Override
    public String why() {
        return "Where threads queue for a CPU, a woken one waits behind them, and its wait is taken for the lock's.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return Pressure.look(machine, "cpu", Load.WHO_IS_BUSY);
    }
}
