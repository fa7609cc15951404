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

/** The twin of {@link PthreadStackSize}: what the article says of pthreads, said of Java's threads, which are pthreads. */
@AutoService(Claim.class)
public final class JavaStackSize implements Claim {
    @Override
    public Title title() {
        return Title.ours("java-stack", Section.SHARING, "A Java thread's stack is 8 MiB by default too.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
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
