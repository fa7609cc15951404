// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;

/**
 * Whether address spaces are laid out at random, which is wanted: kernel.randomize_va_space (kernel:
 * Documentation/admin-guide/sysctl/kernel.rst) and ADDR_NO_RANDOMIZE (personality(2)).
 */
@AutoService(Check.class)
public final class AddressRandomization implements Check {
    private static final long ADDR_NO_RANDOMIZE = 0x0040000;

    @Override
    public String id() {
        return "aslr";
    }

    @Override
    public String why() {
        return "Each fork should have another layout: with one and the same, its luck is taken for the lock's speed.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String value = machine.read(EnvironmentFile.RANDOMIZE_VA_SPACE.path());
        if (isSwitchedOff(machine)) {
            return Finding.warn("off for this process: ADDR_NO_RANDOMIZE, as by setarch -R");
        }
        return switch (value) {
            case "2" -> Finding.ok("on");
            case "0", "1" ->
                Finding.warn(
                        value.equals("0") ? "off" : "on, but not for the heap",
                        "sysctl -w kernel.randomize_va_space=2");
            default -> throw new CannotTellException("kernel.randomize_va_space is '" + value + "'");
        };
    }

    private static boolean isSwitchedOff(MachineView machine) {
        return machine.find("/proc/self/personality")
                .filter(bits -> bits.matches("[0-9a-f]{1,8}"))
                .filter(bits -> (Long.parseLong(bits, 16) & ADDR_NO_RANDOMIZE) != 0)
                .isPresent();
    }
}
