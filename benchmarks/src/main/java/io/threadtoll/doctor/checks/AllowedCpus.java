// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import java.util.List;

/**
 * How many of the CPUs that are online this process may use (cpuset(7), sched_setaffinity(2)). Those that are isolated or
 * in nohz_full don't count: two other checks warn of running there.
 */
@AutoService(Check.class)
public final class AllowedCpus implements Check {
    @Override
    public String id() {
        return "cpus-allowed";
    }

    @Override
    public String why() {
        return "Thread counts go by the CPUs allowed here, and with one alone no two threads race.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        CpuList online = CpuList.online(machine);
        CpuList allowed = CpuList.allowed(machine);
        CpuList wanted = SetApartCpus.ordinary(machine, online);
        if (wanted.isEmpty()) {
            return Finding.warn("all of the " + online + " online are isolated or in nohz_full");
        }
        String which = wanted.size() == online.size() ? "online" : "online and neither isolated nor in nohz_full";
        if (isNode(machine, wanted, allowed)) {
            return Finding.ok(allowed + ", all of one memory node");
        }
        if (!wanted.without(allowed).isEmpty()) {
            return Finding.warn(allowed + " of the " + wanted + " " + which, "taskset -pc " + wanted + " $$");
        }
        return wanted.size() == 1
                ? Finding.warn(wanted + ", the only one " + which)
                : Finding.ok(wanted + ", all that are " + which);
    }

    /** Whether these are all that are wanted of one of several nodes, as another check asks for. */
    private static boolean isNode(MachineView machine, CpuList wanted, CpuList allowed) throws CannotTellException {
        if (!machine.exists(NumaNodes.FOLDER)) {
            return false;
        }
        List<String> nodes = NumaNodes.all(machine);
        for (String node : nodes.size() > 1 ? nodes : List.<String>of()) {
            CpuList its = NumaNodes.cpus(machine, node).and(wanted);
            if (its.size() > 1
                    && its.size() < wanted.size()
                    && its.without(allowed).isEmpty()
                    && allowed.without(its).isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
