// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import java.util.List;

/**
 * One claim of the article: what it needs measured, and how that is judged. Adding one is one class with {@code
 * @AutoService(Claim.class)} in the package of its section.
 *
 * <p>Bands are constants of the class, fixed before anything runs. {@link #judge} is pure: the same evidence gives the
 * same verdict.
 */
public interface Claim {
    /** How much a claim may ask for. */
    enum Depth {
        /** What it can't be judged without. */
        ESSENTIAL,
        /** What makes the judgement broader. */
        THOROUGH
    }

    /** What it is called and says. */
    Title title();

    /** The cells it needs measured on a machine. */
    List<Cell> needs(Machine machine, Depth depth);

    /** Those of them that it shows and does not judge by, where a single fork of each will do: a run has little time. */
    default List<Cell> beside(Machine machine, Depth depth) {
        return List.of();
    }

    /**
     * What a run says of it.
     *
     * @throws MissingEvidenceException if the run lacks what it takes to tell; {@link Claims#judge} makes that a verdict
     */
    Verdict judge(Evidence evidence);
}
