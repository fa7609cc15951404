// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.machine.topology.TopologyLevel;
import java.util.List;
import java.util.stream.Collectors;

/** Whether the CPUs that this process may use are of several kinds, fast and slow ones, and which are which. */
@AutoService(Check.class)
public final class MixedCores implements Check {
    @Override
    public String id() {
        return "mixed-cores";
    }

    @Override
    public String why() {
        return "contention, lostupdates: spread threads are of unequal speed, and fairness is that of the cores too.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        List<CpuList> kinds = Topology.of(machine).usable(TopologyLevel.KIND);
        if (kinds.isEmpty()) {
            throw new CannotTellException("the kernel names no kinds of core, neither by cpu_capacity nor by counters");
        }
        if (kinds.size() == 1) {
            return Finding.ok("one kind");
        }
        CpuList fastest = SetApartCpus.ordinary(machine, kinds.get(0));
        return Finding.warn(
                kinds.size() + " kinds, the fastest first: "
                        + kinds.stream().map(CpuList::toString).collect(Collectors.joining("; ")),
                ShellLine.runOn(fastest));
    }
}
