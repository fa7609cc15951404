// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import java.util.ArrayList;
import java.util.List;

/** Over how many memory nodes the CPUs are spread that this process may use (numa(7)). */
@AutoService(Check.class)
public final class NumaNodes implements Check {
    static final String FOLDER = "/sys/devices/system/node";

    @Override
    public String id() {
        return "numa-nodes";
    }

    @Override
    public String why() {
        return "contention, handoff, contextswitch: spread threads are on all nodes, and a lock's word travels between them.";
    }

    /** The names of all nodes, also those without a CPU. */
    static List<String> all(MachineView machine) throws CannotTellException {
        return machine.list(FOLDER, "the kernel was built without CONFIG_NUMA").stream()
                .filter(name -> name.matches("node\\d{1,4}"))
                .toList();
    }

    /** The CPUs of a node. */
    static CpuList cpus(MachineView machine, String node) throws CannotTellException {
        return CpuList.in(machine, FOLDER + "/" + node + "/cpulist", "");
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        CpuList allowed = CpuList.allowed(machine);
        List<String> nodes = new ArrayList<>();
        for (String node : all(machine)) {
            if (!cpus(machine, node).and(allowed).isEmpty()) {
                nodes.add(node);
            }
        }
        if (nodes.isEmpty()) {
            throw new CannotTellException("no node of " + FOLDER + " has a CPU that is allowed here");
        }
        return nodes.size() == 1
                ? Finding.ok("1")
                : Finding.warn(nodes.size() + " with CPUs that are used here", onOneOf(machine, nodes));
    }

    /** On the CPUs of a node that no other check warns of. */
    private static String onOneOf(MachineView machine, List<String> nodes) throws CannotTellException {
        for (String node : nodes) {
            CpuList cpus = SetApartCpus.ordinary(machine, cpus(machine, node)).and(CpuList.online(machine));
            if (!cpus.isEmpty()) {
                return "numactl --physcpubind=" + cpus + " --membind=" + node.substring("node".length())
                        + " ./threadtoll reproduce";
            }
        }
        return "";
    }
}
