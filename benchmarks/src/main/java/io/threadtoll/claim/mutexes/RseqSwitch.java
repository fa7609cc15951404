// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.probe.mechanism.RseqCost;

/** {@link RseqOverhead} of a switch to another thread on the same CPU, behind which the kernel looks after them. */
@AutoService(Claim.class)
public final class RseqSwitch extends RseqOverhead {
    public RseqSwitch() {
        super(RseqCost.HOP_NS, "a hop to another thread");
    }

    @Override
    public Title title() {
        return Title.ours(
                "rseq-switch",
                Section.MUTEXES,
                "Restartable sequences make a switch to another thread at least 5 % dearer, even where nobody uses them.");
    }
}
