// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether a CPython is there. */
@AutoService(Check.class)
public final class Python implements Check {
    @Override
    public String id() {
        return "python";
    }

    @Override
    public String why() {
        return "What the article says of the global interpreter lock can only be looked at with a CPython.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        return InstalledTool.look(machine, "python3");
    }
}
