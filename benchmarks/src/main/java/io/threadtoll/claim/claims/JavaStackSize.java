// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.ThreadKind;
import java.util.List;

/** The twin of {@link PthreadStackSize}: what the article says of pthreads, said of Java's threads, which are pthreads. */
@AutoService(Claim.class)
public final class JavaStackSize implements Claim {
    @Override
    public String id() {
        return "java-stack";
    }

    @Override
    public String section() {
        return "Thread vs Process: What Is Shared, What Is Private" + OURS;
    }

    @Override
    public String statement() {
        return "A Java thread's stack is 8 MiB by default too.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(StackRule.PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return StackRule.judge(
                evidence,
                ThreadKind.JAVA,
                "HotSpot asks pthread_create for a size of its own, ThreadStackSize or -Xss, whatever RLIMIT_STACK says");
    }
}
