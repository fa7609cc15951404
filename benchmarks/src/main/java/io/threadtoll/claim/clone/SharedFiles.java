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
import io.threadtoll.probe.thread.SharedParts;
import java.util.List;

/** Threads of a process have one table of open files (CLONE_FILES). */
@AutoService(Claim.class)
public final class SharedFiles implements Claim {
    @Override
    public Title title() {
        return Title.ofArticle("shared-files", Section.CLONE, "The threads of a process have one table of open files.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(SharedPart.PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return SharedPart.on(
                        evidence,
                        TaskPart.FILES,
                        "table of open files",
                        evidence.forksWith(
                                        "a descriptor that one thread opened works in another",
                                        SharedPart.PROBE,
                                        SharedParts.DESCRIPTOR_WORKS)
                                .within(SharedPart.YES))
                .control(
                        evidence.forksWith(
                                "and in a child process that was there before",
                                SharedPart.PROBE,
                                SharedParts.DESCRIPTOR_IN_CHILD),
                        SharedPart.NO,
                        "a child process has it too, so having it tells nothing")
                .verdict();
    }
}
