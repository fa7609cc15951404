// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.EnvironmentFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * What System.nanoTime reads: best the CPU's own counter, through the vDSO (vdso(7); kernel:
 * Documentation/admin-guide/kernel-parameters.txt, {@code clocksource=} and {@code tsc=}).
 */
@AutoService(Check.class)
public final class ClockSource implements Check {
    private static final String AVAILABLE = "/sys/devices/system/clocksource/clocksource0/available_clocksource";
    private static final String TSC = "tsc";

    /** Of x86, arm64 and riscv64. */
    private static final Set<String> COUNTERS = Set.of(TSC, "arch_sys_counter", "riscv_clocksource");

    /**
     * A hypervisor's, which the vDSO reads from a page that it shares (kernel: arch/x86/include/asm/vdso/gettimeofday.h);
     * KVM's only where the host calls its counter stable (kernel: arch/x86/kernel/kvmclock.c), which no file tells.
     */
    private static final Map<String, String> SHARED = Map.of(
            "hyperv_clocksource_tsc_page", "through the vDSO",
            "kvm-clock", "through the vDSO if the host calls its counter stable");

    @Override
    public String id() {
        return "clocksource";
    }

    @Override
    public String why() {
        return "A latency is two readings of the clock: from another source they cost more, hpet a microsecond each.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String path = EnvironmentFile.CLOCKSOURCE.path();
        String current = machine.read(path);
        if (COUNTERS.contains(current)) {
            return Finding.ok(current);
        }
        if (SHARED.containsKey(current)) {
            return Finding.ok(current + ", " + SHARED.get(current));
        }
        boolean canHaveTsc = machine.find(AVAILABLE)
                .filter(sources -> Arrays.asList(sources.split(" +", -1)).contains(TSC))
                .isPresent();
        return canHaveTsc
                ? Finding.warn(current, ShellLine.write(TSC, path))
                : Finding.warn(current + "; the kernel doesn't offer the CPU's counter");
    }
}
