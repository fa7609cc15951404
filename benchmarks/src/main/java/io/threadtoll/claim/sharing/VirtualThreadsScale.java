// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.connections.server.ServerModel;
import java.util.List;

/** The counterpart: whether the model doesn't scale, or only the kernel's threads don't. */
@AutoService(Claim.class)
public final class VirtualThreadsScale implements Claim {
    @Override
    public Title title() {
        return Title.ours(
                "virtual-threads-scale",
                Section.SHARING,
                "With a virtual thread for each connection instead, memory suffices for a million.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(ConnectionEvidence.needed(ServerModel.VIRTUAL_THREADS, depth), ConnectionEvidence.LIMITS);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return MemoryForAMillion.judge(evidence, ServerModel.VIRTUAL_THREADS, true);
    }
}
