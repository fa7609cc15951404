// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import static io.threadtoll.claim.HandMade.PROCESSORS;
import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claim.Depth;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.HandMade;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.MutexKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Shares made up. */
class FairHandoffTest {
    private static final FairHandoff CLAIM = new FairHandoff();

    @Test
    void asksForTwoCellsAndTheJdksBesideWhereThereIsTime() {
        assertThat(CLAIM.needs(HandMade.MACHINE, Depth.ESSENTIAL))
                .hasSize(2)
                .allMatch(
                        cell -> MutexKind.FAIR_FUTEX.name().equals(cell.params().get("mutex")));
        assertThat(CLAIM.needs(HandMade.MACHINE, Depth.THOROUGH)).hasSize(8);
    }

    @Test
    void evenSharesReproduce() {
        Verdict verdict = judge(Depth.ESSENTIAL, 0.999, 0.999, 0);
        assertThat(verdict.outcome()).isEqualTo(Outcome.REPRODUCED);
        assertThat(HandMade.rows(verdict)).hasSize(2).noneMatch(line -> line.contains("lets through"));
    }

    @Test
    void oneCellThatIsUnevenRefutes() {
        assertThat(judge(Depth.ESSENTIAL, 0.999, 0.7, 0.0001).outcome()).isEqualTo(Outcome.REFUTED);
    }

    @Test
    void anIntervalOverTheBandIsInconclusive() {
        assertThat(judge(Depth.ESSENTIAL, 0.999, 0.991, 0.01).outcome()).isEqualTo(Outcome.INCONCLUSIVE);
    }

    @Test
    void aThoroughRunSaysWhatItCosts() {
        assertThat(HandMade.rows(judge(Depth.THOROUGH, 0.999, 0.999, 0)))
                .hasSize(4)
                .allMatch(line -> line.contains("times what JDK_REENTRANT_FAIR lets through"));
    }

    private static Verdict judge(Depth depth, double few, double many, double spread) {
        HandMade made = new HandMade();
        List<Cell> cells = CLAIM.needs(HandMade.MACHINE, depth);
        for (Cell cell : cells) {
            double index = cell.threads() > PROCESSORS ? many : few;
            made.measured(
                    cell,
                    round -> Map.of(
                            "fairnessFraction", index + (round % 2 == 0 ? spread : -spread), "wallPerOpNs", 1000.0));
        }
        return Claims.judge(CLAIM, made.evidence());
    }
}
