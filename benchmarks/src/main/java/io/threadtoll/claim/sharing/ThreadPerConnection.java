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
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** A thread for each connection is said not to scale because of its memory. */
@AutoService(Claim.class)
public final class ThreadPerConnection implements Claim {
    @Override
    public Title title() {
        return Title.ofArticle(
                "thread-per-connection",
                Section.SHARING,
                "A server that gives each connection a kernel thread can't have a million connections: memory doesn't"
                        + " suffice.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return Stream.concat(
                        Arrays.stream(ServerModel.values()).map(model -> ConnectionEvidence.needed(model, depth)),
                        Stream.of(ConnectionEvidence.LIMITS))
                .toList();
    }

    @Override
    public List<Cell> beside(Machine machine, Depth depth) {
        return depth == Depth.THOROUGH
                ? List.of()
                : Arrays.stream(ServerModel.values())
                        .filter(model -> model != ServerModel.PLATFORM_THREADS)
                        .map(model -> ConnectionEvidence.needed(model, depth))
                        .toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return MemoryForAMillion.judge(evidence, ServerModel.PLATFORM_THREADS, false);
    }
}
