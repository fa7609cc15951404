// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What of the kernel's command line can change a measurement (Documentation/admin-guide/kernel-parameters.rst). The rest
 * says where the machine boots from and who runs it, which is nobody's business in a result that is shown around.
 */
final class KernelCommandLine {
    /** Besides {@link MitigationSwitches}. */
    private static final Set<String> RELEVANT = Set.of(
            "amd_pstate",
            "audit",
            "clocksource",
            "cpuidle",
            "haltpoll",
            "hpet",
            "hugepages",
            "hugepagesz",
            "idle",
            "init_on_alloc",
            "init_on_free",
            "intel_idle",
            "intel_pstate",
            "irqaffinity",
            "isolcpus",
            "maxcpus",
            "nohz",
            "nohz_full",
            "nokaslr",
            "norandmaps",
            "nosmp",
            "nosmt",
            "nr_cpus",
            "numa",
            "numa_balancing",
            "pcie_aspm",
            "preempt",
            "processor",
            "psi",
            "randomize_kstack_offset",
            "rcu_nocbs",
            "rcutree",
            "sched_verbose",
            "skew_tick",
            "threadirqs",
            "transparent_hugepage",
            "tsc",
            "vsyscall");

    private KernelCommandLine() {}

    /** The parameters of a command line that matter, in their order. */
    static String relevant(String line) {
        Set<String> mitigations = MitigationSwitches.names();
        return parameters(line)
                .filter(parameter -> RELEVANT.contains(module(parameter)) || mitigations.contains(name(parameter)))
                .collect(Collectors.joining(" "));
    }

    /** The kernel's own parameters; what is behind {@code --} is for init. */
    static Stream<String> parameters(String line) {
        String kernel = (" " + line + " ").split(" -- ", 2)[0];
        return Arrays.stream(kernel.strip().split("\\s+", -1));
    }

    /** A parameter's name without its value. */
    static String name(String parameter) {
        return underscored(parameter).split("=", 2)[0];
    }

    /** To the kernel a hyphen and an underscore are the same. */
    static String underscored(String parameter) {
        return parameter.replace('-', '_');
    }

    /** {@code processor.max_cstate=1} is a parameter of {@code processor}. */
    private static String module(String parameter) {
        String name = name(parameter).split("\\.", 2)[0];
        return name.equals("cpuidle_haltpoll") ? "haltpoll" : name;
    }
}
