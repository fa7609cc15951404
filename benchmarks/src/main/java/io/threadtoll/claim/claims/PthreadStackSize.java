// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.ThreadKind;
import java.util.List;

/** A pthread's stack is 8 MiB by default. */
@AutoService(Claim.class)
public final class PthreadStackSize implements Claim {
    @Override
    public String id() {
        return "stack-8mib";
    }

    @Override
    public String section() {
        return "Thread vs Process: What Is Shared, What Is Private";
    }

    @Override
    public String statement() {
        return "pthread_create gives each thread a stack of 8 MiB by default.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
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
