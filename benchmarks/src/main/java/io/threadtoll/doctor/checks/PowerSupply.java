// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.Set;
import java.util.TreeSet;

/** Whether the machine runs on its battery (kernel: Documentation/ABI/testing/sysfs-class-power). */
@AutoService(Check.class)
public final class PowerSupply implements Check {
    private static final String FOLDER = "/sys/class/power_supply";

    @Override
    public String id() {
        return "power-supply";
    }

    @Override
    public String why() {
        return "On battery the firmware slows the CPU down as it sees fit.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        Set<String> states = new TreeSet<>();
        for (String name : machine.list(FOLDER, "the kernel was built without CONFIG_POWER_SUPPLY")) {
            if (powersTheMachine(machine, FOLDER + "/" + name)) {
                states.add(machine.read(FOLDER + "/" + name + "/status"));
            }
        }
        if (states.isEmpty()) {
            return Finding.ok("no battery");
        }
        String value = "battery: " + String.join(", ", states);
        return states.contains("Discharging") ? Finding.warn(value) : Finding.ok(value);
    }

    /** The battery of a mouse has the scope Device. */
    private static boolean powersTheMachine(MachineView machine, String folder) {
        return machine.find(folder + "/type").filter("Battery"::equals).isPresent()
                && machine.find(folder + "/scope").filter("Device"::equals).isEmpty();
    }
}
