// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.rule;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Ruling;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.SharedParts;

/** How "threads share it" is judged: by what the kernel says of two threads, with a child process as the control. */
public final class SharedPart {
    /** What tells. */
    public static final Cell PROBE = Cell.ofProbe(SharedParts.ID);

    /** It is so. */
    public static final Band YES = Band.exactly(1);

    /** It is not. */
    public static final Band NO = Band.exactly(0);

    private SharedPart() {}

    /**
     * The ruling on one part.
     *
     * @param name what it is, such as "address space"
     */
    public static Ruling on(Evidence evidence, TaskPart part, String name) {
        return Ruling.on(evidence.forksWith("two threads have one " + name, PROBE, SharedParts.byThreads(part))
                        .within(YES))
                .control(
                        evidence.forksWith("a process and its child have", PROBE, SharedParts.byChild(part)),
                        NO,
                        "the kernel says so of a child process too, so it tells nothing")
                .reproduced("kcmp(2) calls them one and the same, and a child's another")
                .refuted("kcmp(2) tells them apart");
    }
}
