// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What on the kernel's command line switches something off that is done against the CPU's faults (kernel:
 * Documentation/admin-guide/kernel-parameters.txt).
 */
public final class MitigationSwitches {
    private static final Set<String> OFF = Set.of(
            "kpti=0",
            "l1tf=off",
            "mds=off",
            "mitigations=off",
            "mmio_stale_data=off",
            "nopti",
            "nospectre_bhb",
            "nospectre_v1",
            "nospectre_v2",
            "pti=off",
            "retbleed=off",
            "spec_rstack_overflow=off",
            "spec_store_bypass_disable=off",
            "spectre_bhi=off",
            "spectre_v2=off",
            "srbds=off",
            "tsx_async_abort=off");

    private MitigationSwitches() {}

    /** Those that are on a command line, in its order. */
    public static List<String> on(String line) {
        return KernelCommandLine.parameters(line)
                .filter(parameter -> OFF.contains(KernelCommandLine.underscored(parameter)))
                .distinct()
                .toList();
    }

    /** The names of the parameters: another value of one changes the costs too. */
    static Set<String> names() {
        return OFF.stream().map(KernelCommandLine::name).collect(Collectors.toUnmodifiableSet());
    }
}
