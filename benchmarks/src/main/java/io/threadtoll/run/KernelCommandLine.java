// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of the kernel's command line can change a measurement (Documentation/admin-guide/kernel-parameters.rst). The rest
 * says where the machine boots from and who runs it, which is nobody's business in a result that is shown around.
 */
final class KernelCommandLine {
    private static final List<String> RELEVANT = List.of(
            "amd_pstate",
            "clocksource",
            "cpuidle",
            "haltpoll",
            "hpet",
            "hugepages",
            "hugepagesz",
            "idle",
            "intel_idle",
            "intel_pstate",
            "irqaffinity",
            "isolcpus",
            "kpti",
            "maxcpus",
            "mitigations",
            "nohz",
            "nohz_full",
            "nokaslr",
            "norandmaps",
            "nosmp",
            "nosmt",
            "nopti",
            "nospectre_v1",
            "nospectre_v2",
            "nr_cpus",
            "numa",
            "numa_balancing",
            "pcie_aspm",
            "preempt",
            "processor",
            "psi",
            "pti",
            "rcu_nocbs",
            "rcutree",
            "retbleed",
            "sched_verbose",
            "skew_tick",
            "spec_rstack_overflow",
            "spec_store_bypass_disable",
            "spectre_v2",
            "threadirqs",
            "transparent_hugepage",
            "tsc",
            "vsyscall");

    private KernelCommandLine() {}

    /** The parameters of a command line that matter, in their order; what is behind {@code --} is for init. */
    static String relevant(String line) {
        String kernel = (" " + line + " ").split(" -- ", 2)[0];
        return Arrays.stream(kernel.strip().split("\\s+", -1))
                .filter(parameter -> RELEVANT.contains(module(parameter)))
                .collect(Collectors.joining(" "));
    }

    /** {@code processor.max_cstate=1} is a parameter of {@code processor}; hyphens and underscores are the same. */
    private static String module(String parameter) {
        String name = parameter.split("=", 2)[0].split("\\.", 2)[0].replace('-', '_');
        return name.equals("cpuidle_haltpoll") ? "haltpoll" : name;
    }
}
