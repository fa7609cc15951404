// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;
import java.util.Arrays;

/** Whether this is a guest: x86 CPUs say so in their flags (kernel: arch/x86/include/asm/cpufeatures.h). */
@AutoService(Check.class)
public final class Hypervisor implements Check {
    private static final String CPUS = "/proc/cpuinfo";
    private static final String XEN = "/sys/hypervisor/type";

    @Override
    public String id() {
        return "hypervisor";
    }

    @Override
    public String why() {
        return "In a guest a wake-up may cost an exit to the host, and CPUs, clock and heat are shared with unknown others.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        if (machine.exists(XEN)) {
            return Finding.warn("a guest of " + machine.read(XEN));
        }
        String processors = machine.read(CPUS);
        String flags = processors
                .lines()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .orElseThrow(() -> new CannotTellException(CPUS + " has no flags: only those of x86 tell"));
        return Arrays.asList(flags.split("\\s+", -1)).contains("hypervisor")
                ? Finding.warn("a guest"
                        + machine.find(EnvironmentFile.VENDOR.path())
                                .map(" of "::concat)
                                .orElse(""))
                : Finding.ok("none");
    }
}
