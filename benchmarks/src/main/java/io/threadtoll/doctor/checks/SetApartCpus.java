// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;

/** CPUs that the kernel treats unlike the others, and whether this process may run on some of them. */
final class SetApartCpus {
    private SetApartCpus() {}

    static Finding look(Machine machine, String path, String whyAbsent) throws CannotTellException {
        CpuList apart = CpuList.in(machine, path, whyAbsent);
        if (apart.isEmpty()) {
            return Finding.ok("none");
        }
        CpuList allowed = CpuList.allowed(machine);
        CpuList used = apart.and(allowed);
        return used.isEmpty()
                ? Finding.ok(apart + ", none of which is used here")
                : Finding.warn(used + " of the " + allowed + " used here", ShellLine.runOn(allowed.without(apart)));
    }
}
