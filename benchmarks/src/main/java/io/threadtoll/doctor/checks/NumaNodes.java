// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;
import java.util.ArrayList;
import java.util.List;

/** Over how many memory nodes the CPUs are spread that this process may use (numa(7)). */
@AutoService(Check.class)
public final class NumaNodes implements Check {
    private static final String FOLDER = "/sys/devices/system/node";

    @Override
    public String id() {
        return "numa-nodes";
    }

    @Override
    public String why() {
        return "A lock's word costs more from another node, and which threads share one is the kernel's choice.";
    }

    /** The names of all nodes, also those without a CPU. */
    static List<String> all(Machine machine) throws CannotTellException {
        return machine.list(FOLDER, "the kernel was built without CONFIG_NUMA").stream()
                .filter(name -> name.matches("node\\d{1,4}"))
                .toList();
    }

    @Override
    public Finding look(Machine machine) throws CannotTellException {
        CpuList allowed = CpuList.allowed(machine);
        List<String> nodes = new ArrayList<>();
        for (String name : all(machine)) {
            if (!CpuList.in(machine, FOLDER + "/" + name + "/cpulist", "")
                    .and(allowed)
                    .isEmpty()) {
                nodes.add(name.substring("node".length()));
            }
        }
        if (nodes.isEmpty()) {
            throw new CannotTellException("no node of " + FOLDER + " has a CPU that is allowed here");
        }
        return nodes.size() == 1
                ? Finding.ok("1")
                : Finding.warn(
                        nodes.size() + " with CPUs that are used here",
                        "numactl --cpunodebind=" + nodes.get(0) + " --membind=" + nodes.get(0)
                                + " ./threadtoll reproduce");
    }
}
