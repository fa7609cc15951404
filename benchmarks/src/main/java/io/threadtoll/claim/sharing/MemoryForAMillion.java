// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides whether this machine has memory for a million connections to a server of some model. */
final class MemoryForAMillion {
    /** The article's number. */
    static final double MILLION = 1e6;

    private MemoryForAMillion() {}

    /**
     * Judges a claim.
     *
     * @param fits whether the claim says that they fit
     */
    static Verdict judge(Evidence evidence, ServerModel model, boolean fits) {
        ConnectionEvidence found = new ConnectionEvidence(evidence, model);
        evidence.require(List.of(found.cell(), ConnectionEvidence.LIMITS));
        double free = evidence.average(ConnectionEvidence.LIMITS, Limit.MEMORY.metric());
        Interval each = found.memoryEach();
        return Ruling.on(Figure.of("of memory for each connection", Unit.BYTES, each)
                        .within(fits ? Band.below(free / MILLION) : Band.above(free / MILLION)))
                .beside(
                        Figure.exact("for a million", Unit.BYTES, MILLION * each.estimate()),
                        Figure.exact("available on the machine", Unit.BYTES, free))
                .rows(Arrays.stream(ServerModel.values())
                        .map(other -> new ConnectionEvidence(evidence, other).row())
                        .flatMap(Optional::stream)
                        .toList())
                .because(reason(found))
                .verdict();
    }

    private static String reason(ConnectionEvidence found) {
        return "server and kernel together, both ends of the connection; "
                + found.limits().stream()
                        .findFirst()
                        .map(first -> (first.limit() == Limit.MEMORY ? "" : "but it isn't memory that stops it here: ")
                                + "the first limit is " + first + " connections")
                        .orElse("which limit binds is not known");
    }
}
