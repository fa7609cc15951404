// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.model.Cell;
import java.util.List;

/**
 * One claim of the article: what it needs measured, and how that is judged. Adding one is one class with {@code
 * @AutoService(Claim.class)}.
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

    /** Its name: lower case with hyphens. */
    String id();

    /** Behind the section's name where the article doesn't make the claim. */
    String OURS = " (ours)";

    /** The article's section it belongs to. */
    String section();

    /** The claim in our own words. */
    String statement();

    /**
     * The cells it needs measured.
     *
     * @param processors CPUs the run may use
     */
    List<Cell> needs(int processors, Depth depth);

    /** What a run says of it. */
    Verdict judge(Evidence evidence);
}
