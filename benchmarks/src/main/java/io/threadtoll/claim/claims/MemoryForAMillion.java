// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.limits.BindingLimit;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.statistics.Interval;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
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
        return evidence.gap(List.of(found.cell(), ConnectionEvidence.LIMITS))
                .orElseGet(() -> verdict(evidence, found, fits));
    }

    private static Verdict verdict(Evidence evidence, ConnectionEvidence found, boolean fits) {
        Interval each = found.memoryEach();
        double free = Arrays.stream(evidence.means(ConnectionEvidence.LIMITS, Limit.MEMORY.metric()))
                .average()
                .orElse(Double.NaN);
        String figure = IntervalText.of(Unit.BYTES, each) + " for each connection, so "
                + Unit.BYTES.format(MILLION * each.estimate()) + " for a million; the machine has "
                + Unit.BYTES.format(free);
        Outcome outcome = Outcome.INCONCLUSIVE;
        if (each.isAbove(free / MILLION)) {
            outcome = fits ? Outcome.REFUTED : Outcome.REPRODUCED;
        } else if (each.isBelow(free / MILLION)) {
            outcome = fits ? Outcome.REPRODUCED : Outcome.REFUTED;
        }
        return new Verdict(outcome, figure, reason(found), lines(evidence));
    }

    private static String reason(ConnectionEvidence found) {
        Optional<BindingLimit> known = found.limits().stream().findFirst();
        if (known.isEmpty()) {
            return "server and kernel together, both ends of the connection; which limit binds is not known";
        }
        BindingLimit first = known.orElseThrow();
        String binds = String.format(
                Locale.ROOT,
                "%s binds first, at %,.0f connections",
                first.limit().label(),
                first.connections());
        return "server and kernel together, both ends of the connection; "
                + (first.limit() == Limit.MEMORY ? binds : "but it isn't memory that stops it here: " + binds);
    }

    private static List<String> lines(Evidence evidence) {
        return Arrays.stream(ServerModel.values())
                .map(model -> new ConnectionEvidence(evidence, model).line())
                .flatMap(Optional::stream)
                .toList();
    }
}
