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

    /**
     * One of several comparisons that a claim is judged by, where each is worth knowing alone.
     *
     * @param cells what it needs measured
     * @param figure what it says so far, with what it is held against
     */
    record Part(List<Cell> cells, Figure figure) {
        public Part {
            cells = List.copyOf(cells);
        }

        /** Whether more forks may still tell. */
        public boolean isOpen() {
            return figure.outcome() == Outcome.INCONCLUSIVE;
        }

        /** How many forks of each cell would probably decide it, as {@link Verdict#forksToDecide} has it. */
        public double forksToDecide(int forks) {
            return Verdict.forksToDecide(forks, figure.timesTheForks());
        }
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
     * What it is judged by, where that is several comparisons each of which is of interest alone: a run that has not the time
     * to decide all of them decides those that it can. None where the claim stands or falls as a whole.
     *
     * @throws MissingEvidenceException as {@link #judge} does
     */
    default List<Part> parts(Evidence evidence) {
        return List.of();
    }

    /**
     * What a run says of it.
     *
     * @throws MissingEvidenceException if the run lacks what it takes to tell; {@link Claims#judge} makes that a verdict
     */
    Verdict judge(Evidence evidence);
}
