// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether threads wait for memory to be freed or read back; see {@link Pressure}. */
@AutoService(Check.class)
public final class MemoryPressure implements Check {
    @Override
    public String id() {
        return "memory-pressure";
    }

    @Override
    public String why() {
        return "A thread that touches memory stands still until some is freed, and that is taken for the lock's cost.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return Pressure.look(machine, "memory", Memory.WHO_HAS_MOST);
    }
}
