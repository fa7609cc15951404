// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;

/**
 * Whether a CPU may run beyond its nominal clock (kernel: Documentation/admin-guide/pm/intel_pstate.rst,
 * {@code no_turbo}; Documentation/admin-guide/pm/cpufreq.rst, "Frequency Boost Support").
 */
@AutoService(Check.class)
public final class Turbo implements Check {
    @Override
    public String id() {
        return "turbo";
    }

    @Override
    public String why() {
        return "One busy thread gets a faster clock than many, so figures by number of threads compare clocks too.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String noTurbo = EnvironmentFile.NO_TURBO.path();
        if (machine.exists(noTurbo)) {
            return found(machine.read(noTurbo), "1", noTurbo);
        }
        String boost = EnvironmentFile.BOOST.path();
        return found(
                machine.read(boost, "neither intel_pstate nor a cpufreq driver says; a guest can't see it"),
                "0",
                boost);
    }

    private static Finding found(String value, String off, String path) throws CannotTellException {
        if (!value.equals("0") && !value.equals("1")) {
            throw new CannotTellException(path + " says '" + value + "', not 0 or 1");
        }
        return value.equals(off) ? Finding.ok("off") : Finding.warn("on", ShellLine.write(off, path));
    }
}
