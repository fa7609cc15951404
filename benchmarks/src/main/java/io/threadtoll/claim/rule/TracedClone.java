// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.rule;

import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.CloneFlags;
import java.util.stream.Collectors;

/** What the claims on the flags of clone(2) rest on: calls of other programs that were traced. */
public final class TracedClone {
    /** What traces. */
    public static final Cell PROBE = Cell.ofProbe(CloneFlags.ID);

    private TracedClone() {}

    /** Requires that it did; where it couldn't, the probe says why. */
    public static void require(Evidence evidence) {
        String why = evidence.notes("", PROBE).stream().map(EvidenceRow::note).collect(Collectors.joining("; "));
        evidence.require(
                PROBE,
                CloneFlags.THREADS,
                "the system calls of another program can't be traced here" + (why.isEmpty() ? "" : ": " + why));
    }
}
