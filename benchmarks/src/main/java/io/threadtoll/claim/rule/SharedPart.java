// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.rule;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.thread.SharedParts;
import java.util.ArrayList;
import java.util.List;

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
     * @param behaviour what follows from it and is held against a band of its own
     */
    public static Ruling on(Evidence evidence, TaskPart part, String name, Figure... behaviour) {
        List<Figure> figures = new ArrayList<>();
        figures.add(evidence.forksWith("two threads have one " + name, PROBE, SharedParts.byThreads(part))
                .within(YES));
        figures.addAll(List.of(behaviour));
        return Ruling.on(figures)
                .control(
                        evidence.forksWith("a process and its child have", PROBE, SharedParts.byChild(part)),
                        NO,
                        "the kernel says so of a child process too, so it tells nothing")
                .reproduced("the kernel calls them one and the same, kcmp(2), and a child's another")
                .refuted("they are not one and the same, by kcmp(2) or by what followed");
    }
}
