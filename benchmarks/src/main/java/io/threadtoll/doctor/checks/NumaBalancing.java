// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;

/** Whether pages follow the threads that use them (kernel: Documentation/admin-guide/sysctl/kernel.rst, numa_balancing). */
@AutoService(Check.class)
public final class NumaBalancing implements Check {
    private static final String FILE = "/proc/sys/kernel/numa_balancing";

    @Override
    public String id() {
        return "numa-balancing";
    }

    @Override
    public String why() {
        return "The kernel unmaps pages to see which node uses them: the page faults are in what is measured.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String value = machine.read(FILE, "the kernel was built without CONFIG_NUMA_BALANCING");
        if (!value.matches("\\d")) {
            throw new CannotTellException("kernel.numa_balancing is '" + value + "'");
        }
        if (value.equals("0")) {
            return Finding.ok("off");
        }
        int nodes = NumaNodes.all(machine).size();
        return nodes > 1
                ? Finding.warn("on, between " + nodes + " nodes", "sysctl -w kernel.numa_balancing=0")
                : Finding.ok("on, but there is one node only");
    }
}
