// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.MitigationSwitches;
import java.util.ArrayList;
import java.util.List;

/** What is done against the CPU's faults (kernel: Documentation/admin-guide/hw-vuln/index.rst); on is as it should be. */
@AutoService(Check.class)
public final class Mitigations implements Check {
    private static final String FOLDER = "/sys/devices/system/cpu/vulnerabilities";

    /** Where boot loaders read the kernel's command line: grub's settings, and entries after the Boot Loader Specification. */
    private static final String BOOT_FILES = "/etc/default/grub /etc/default/grub.d/* /boot/loader/entries/*";

    @Override
    public String id() {
        return "mitigations";
    }

    @Override
    public String why() {
        return "They make each system call and switch dearer: switched off, the figures are of no usual machine.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        List<String> off = MitigationSwitches.on(machine.find("/proc/cmdline").orElse(""));
        if (!off.isEmpty()) {
            return Finding.warn(String.join(", ", off), "grep -ns -e " + String.join(" -e ", off) + " " + BOOT_FILES);
        }
        int mitigated = 0;
        List<String> vulnerable = new ArrayList<>();
        for (String name : machine.list(FOLDER, "the kernel is older than 4.15, or hides it")) {
            String state = machine.read(FOLDER + "/" + name);
            mitigated += state.startsWith("Mitigation") ? 1 : 0;
            if (state.startsWith("Vulnerable")) {
                vulnerable.add(name);
            }
        }
        return Finding.ok("on: " + mitigated + " in use"
                + (vulnerable.isEmpty() ? "" : "; still vulnerable: " + String.join(", ", vulnerable)));
    }
}
