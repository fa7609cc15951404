// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;

/** Whether two CPUs share a core (kernel: Documentation/ABI/testing/sysfs-devices-system-cpu, {@code smt}). */
@AutoService(Check.class)
public final class Smt implements Check {
    private static final String CONTROL = "/sys/devices/system/cpu/smt/control";

    @Override
    public String id() {
        return "smt";
    }

    @Override
    public String why() {
        return "contention, handoff: of more spread threads than cores some share one, and a lock passes within it.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String active =
                machine.read(EnvironmentFile.SMT.path(), "the kernel is older than 4.19, or no CPU of its has it");
        return switch (active) {
            case "0" -> Finding.ok("off");
            case "1" ->
                Finding.warn(
                        "on",
                        machine.find(CONTROL).filter("on"::equals).isPresent() ? ShellLine.write("off", CONTROL) : "");
            default -> throw new CannotTellException("it says '" + active + "', not 0 or 1");
        };
    }
}
