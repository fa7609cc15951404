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
import io.threadtoll.probe.ThreadKind;
import java.util.List;

/** A pthread's stack is 8 MiB by default. */
@AutoService(Claim.class)
public final class PthreadStackSize implements Claim {
    @Override
    public Title title() {
        return Title.ofArticle(
                "stack-8mib", Section.SHARING, "pthread_create gives each thread a stack of 8 MiB by default.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(StackRule.PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return StackRule.judge(
                evidence,
                ThreadKind.PTHREAD,
                "glibc takes the default from RLIMIT_STACK's soft limit, and has one of its own where that is unlimited");
    }
}
