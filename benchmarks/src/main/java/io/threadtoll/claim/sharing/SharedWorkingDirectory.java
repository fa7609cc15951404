// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.sharing;

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

/** Threads of a process are in one working directory (CLONE_FS), until one asks for its own (unshare(2)). */
@AutoService(Claim.class)
public final class SharedWorkingDirectory implements Claim {
    @Override
    public Title title() {
        return Title.ofArticle("shared-fs", Section.SHARING, "The threads of a process have one working directory.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return List.of(SharedPart.PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return SharedPart.on(
                        evidence,
                        TaskPart.FILE_SYSTEM,
                        "working directory",
                        evidence.forksWith(
                                        "one thread's chdir moved the other",
                                        SharedPart.PROBE,
                                        SharedParts.FOLDER_FOLLOWS)
                                .within(SharedPart.YES))
                .control(
                        evidence.forksWith(
                                "it still did after unshare(CLONE_FS)",
                                SharedPart.PROBE,
                                SharedParts.FOLDER_FOLLOWS_UNSHARED),
                        SharedPart.NO,
                        "a thread with a working directory of its own still moves the other, so moving tells nothing")
                .verdict();
    }
}
