// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The race against the C library, with speeds made up; {@link ReentrantLockVsFutexTest} has the ways it can end. */
class PthreadVsFutexTest {
    private static final PthreadVsFutex CLAIM = new PthreadVsFutex();

    /** They are in the other race already, so that a quick run stays short. */
    @Test
    void essentiallyAddsOnlyTheRivalsCells() {
        Set<Cell> added = new HashSet<>(CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL));
        new ReentrantLockVsFutex().needs(HandMade.MACHINE, Depth.ESSENTIAL).forEach(added::remove);
        assertThat(added).hasSize(5).allMatch(PthreadVsFutexTest::isPthread);
    }

    @Test
    void keepingUpReproducesAndNamesTheRival() {
        Verdict verdict = judge(1.2);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict))
                .hasSize(5)
                .allMatch(line -> line.contains("times PTHREAD_MUTEX by ") && line.contains("(at least 0.950: yes)"));
    }

    @Test
    void fallingBehindRefutes() {
        assertThat(judge(0.8).outcome()).isEqualTo(Outcome.REFUTED);
    }

    private static Verdict judge(double speed) {
        HandMade made = new HandMade();
        for (Cell cell : CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL)) {
            double relative = isPthread(cell) ? 1 : speed;
            made.measured(cell, round -> Map.of(cell.threads() == 1 ? "score" : "wallPerOpNs", 20 / relative));
        }
        return Claims.judge(CLAIM, made.evidence());
    }

    private static boolean isPthread(Cell cell) {
        return "PTHREAD_MUTEX".equals(cell.params().get("mutex"));
    }
}
