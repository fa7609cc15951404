// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.connections.server.ServerModel;
import java.util.List;

/** The counterpart: whether the model doesn't scale, or only the kernel's threads don't. */
@AutoService(Claim.class)
public final class VirtualThreadsScale implements Claim {
    @Override
    public String id() {
        return "virtual-threads-scale";
    }

    @Override
    public String section() {
        return "Thread vs Process: What Is Shared, What Is Private" + OURS;
    }

    @Override
    public String statement() {
        return "With a virtual thread for each connection instead, memory suffices for a million.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(ConnectionEvidence.needed(ServerModel.VIRTUAL_THREADS, depth), ConnectionEvidence.LIMITS);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return MemoryForAMillion.judge(evidence, ServerModel.VIRTUAL_THREADS, true);
    }
}
