// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;

/** How many of the CPUs that are online this process may use (cpuset(7), sched_setaffinity(2)). */
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
        CpuList kept = online.without(allowed);
        if (!kept.isEmpty()) {
            return Finding.warn(allowed + " of the " + online + " online", "taskset -pc " + online + " $$");
        }
        return online.size() == 1
                ? Finding.warn(online + ", the only one online")
                : Finding.ok(online + ", all that are online");
    }
}
