// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.ThreadCredentials;
import java.util.List;

/** Credentials are said to be shared; in the kernel each thread has its own. */
@AutoService(Claim.class)
public final class SharedCredentials implements Claim {
    private static final Cell PROBE = Cell.ofProbe(ThreadCredentials.ID);
    private static final Band ALL = Band.exactly(1);

    @Override
    public Title title() {
        return Title.ofArticle(
                "shared-credentials", Section.SHARING, "The threads of a process share user and group credentials.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return Ruling.on(evidence.forksWith(
                                "another thread saw PR_SET_KEEPCAPS that one had set by a bare prctl(2)",
                                PROBE,
                                ThreadCredentials.BARE_CHANGE_SHARED)
                        .within(ALL))
                .refuted(
                        "the kernel keeps credentials for each thread; the C library changes them in all, so that it looks"
                                + " as if they were shared")
                .reproduced("what one thread changed is changed in another")
                .verdict();
    }
}
