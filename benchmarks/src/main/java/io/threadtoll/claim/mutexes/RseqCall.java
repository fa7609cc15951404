// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.probe.mechanism.RseqCost;

/** {@link RseqOverhead} of a system call that comes back at once. */
@AutoService(Claim.class)
public final class RseqCall extends RseqOverhead {
    public RseqCall() {
        super(RseqCost.CALL_NS, "a system call");
    }

    @Override
    public Title title() {
        return Title.ours(
                "rseq-cost",
                Section.MUTEXES,
                "Restartable sequences make every system call at least 5 % dearer, even where nobody uses them.");
    }
}
