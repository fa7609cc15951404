// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** How often since boot a CPU was slowed down for its heat (kernel: drivers/thermal/intel/therm_throt.c). */
@AutoService(Check.class)
public final class ThermalThrottling implements Check {
    private static final String FOLDER = "/sys/devices/system/cpu";

    @Override
    public String id() {
        return "thermal-throttling";
    }

    @Override
    public String why() {
        return "A hot CPU slows down in the middle of a run: what is measured last looks slower.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        double core = -1;
        double whole = 0;
        for (String name : machine.list(FOLDER, "")) {
            if (name.matches("cpu\\d{1,4}")) {
                String counters = FOLDER + "/" + name + "/thermal_throttle/";
                core = Math.max(
                        core, machine.number(counters + "core_throttle_count").orElse(-1));
                whole = Math.max(
                        whole,
                        machine.number(counters + "package_throttle_count").orElse(0));
            }
        }
        if (core < 0) {
            throw new CannotTellException("no CPU has a thermal_throttle: only Intel's count it, and not for a guest");
        }
        return core + whole == 0
                ? Finding.ok("never since boot")
                : Finding.warn(
                        Math.round(core) + " times a core, " + Math.round(whole) + " times the whole, since boot");
    }
}
