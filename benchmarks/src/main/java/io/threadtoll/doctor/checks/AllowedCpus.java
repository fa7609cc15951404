// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;

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
    public Finding look(Machine machine) throws CannotTellException {
        CpuList online = CpuList.online(machine);
        CpuList allowed = CpuList.allowed(machine);
        CpuList wanted = SetApartCpus.ordinary(machine, online);
        if (wanted.isEmpty()) {
            return Finding.warn("all of the " + online + " online are isolated or in nohz_full");
        }
        String which = wanted.size() == online.size() ? "online" : "online and neither isolated nor in nohz_full";
        if (!wanted.without(allowed).isEmpty()) {
            return Finding.warn(allowed + " of the " + wanted + " " + which, "taskset -pc " + wanted + " $$");
        }
        return wanted.size() == 1
                ? Finding.warn(wanted + ", the only one " + which)
                : Finding.ok(wanted + ", all that are " + which);
    }
}
