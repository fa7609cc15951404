// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.EnvironmentFile;

/** CPUs that the kernel treats unlike the others, and whether this process may run on some of them. */
final class SetApartCpus {
    /** Those of {@code nohz_full=}. */
    static final String TICKLESS = "/sys/devices/system/cpu/nohz_full";

    private SetApartCpus() {}

    static Finding look(MachineView machine, String path, String whyAbsent) throws CannotTellException {
        CpuList apart = CpuList.in(machine, path, whyAbsent);
        if (apart.isEmpty()) {
            return Finding.ok("none");
        }
        CpuList allowed = CpuList.allowed(machine);
        CpuList used = apart.and(allowed);
        return used.isEmpty()
                ? Finding.ok(apart + ", none of which is used here")
                : Finding.warn(used + " of the " + allowed + " used here", ShellLine.runOn(ordinary(machine, allowed)));
    }

    /** Those that are in no such list: what one check suggests, another one must not warn of. */
    static CpuList ordinary(MachineView machine, CpuList cpus) throws CannotTellException {
        return cpus.without(listed(machine, EnvironmentFile.CPUS_ISOLATED.path()))
                .without(listed(machine, TICKLESS));
    }

    /** A kernel without the file sets none apart. */
    private static CpuList listed(MachineView machine, String path) throws CannotTellException {
        return CpuList.parse(machine.find(path).orElse(""));
    }
}
