// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.clone;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.rule.SharedPart;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import java.util.List;

/** Threads of a process have one table of signal handlers (CLONE_SIGHAND). */
@AutoService(Claim.class)
public final class SharedSignalHandlers implements Claim {
    @Override
    public Title title() {
        return Title.ofArticle(
                "shared-sighand", Section.CLONE, "The threads of a process have one table of signal handlers.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(SharedPart.PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return SharedPart.on(evidence, TaskPart.SIGNAL_HANDLERS, "table of signal handlers")
                .verdict();
    }
}
