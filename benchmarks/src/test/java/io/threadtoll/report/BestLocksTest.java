// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.BestLockTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Winners, ties and gaps, with throughputs made up. */
class BestLocksTest {
    private final List<Fork> forks = new ArrayList<>();

    @Test
    void aClearWinnerHasItsRunnerUpAndTheRatio() {
        measured("FAST", 0, 2, 200, 202, 198);
        measured("SLOW", 0, 2, 100, 101, 99);
        measured("SLOWEST", 0, 2, 10, 10, 10);

        BestLock best = only();
        assertThat(best.isTie()).isFalse();
        assertThat(best.step()).isGreaterThan(1);
        assertThat(best.names()).isEqualTo("FAST");
        assertThat(best.lead()).startsWith("2.00 [1.9").endsWith("] times SLOW");
    }

    @Test
    void allThatCannotBeToldFromTheBestAreNamed() {
        measured("C", 0, 2, 100, 110, 90);
        measured("B", 0, 2, 101, 111, 91);
        measured("A", 0, 2, 102, 112, 92);
        measured("SLOW", 0, 2, 10, 11, 9);

        assertThat(only().names()).isEqualTo("A = B = C");
        assertThat(only().isTie()).isTrue();
        assertThat(only().step()).isZero();
    }

    /** The more locks there are, the more likely one of them is ahead by luck. */
    @Test
    void moreLocksMakeItHarderToWin() {
        measured("FIRST", 0, 2, 110, 112, 108);
        measured("SECOND", 0, 2, 104, 106, 102);
        assertThat(only().isTie()).isFalse();

        for (int i = 0; i < 8; i++) {
            measured("OTHER" + i, 0, 2, 10, 10, 10);
        }
        assertThat(only().names()).isEqualTo("FIRST = SECOND");
    }

    @Test
    void theControlAndLocksThatFailedDoNotCompete() {
        measured("NO_MUTEX", 0, 2, 900, 900, 900);
        measured("LOSES_UPDATES", 0, 2, 800, 800, 800);
        forks.add(Forks.without(cell("LOSES_UPDATES", 0, 2), Status.FAILED, "lost 3"));
        measured("FAST", 0, 2, 200, 202, 198);
        measured("SLOW", 0, 2, 100, 101, 99);
        forks.add(Forks.as(Forks.measured(cell("SLOW", 0, 2), 1e9), Status.DISTURBED));

        assertThat(only().best()).isEqualTo("FAST");
    }

    @Test
    void oneForkOrOneLockIsNotEnough() {
        measured("FAST", 0, 2, 200, 202, 198);
        measured("SLOW", 0, 2, 100);
        assertThat(BestLocks.of(forks)).isEmpty();
    }

    @Test
    void otherCellsAreLeftAlone() {
        measured("FAST", 0, 2, 200, 202, 198);
        measured("SLOW", 0, 2, 100, 101, 99);
        forks.addAll(Samples.forks());
        Cell odd = new Cell(
                "x.contention.ContendedLock.pass",
                new TreeMap<>(Map.of("mutex", "ODD", "insideNs", "-1e9", "outsideNs", "99999999999999999999")),
                2);
        forks.add(Forks.measured(odd, 1.0));
        forks.add(Forks.measured(odd, 1.0));

        assertThat(BestLocks.of(forks)).hasSize(1);
    }

    @Test
    void theTablesAsTheyArePrinted() throws IOException {
        for (int threads : new int[] {2, 4, 8, 16}) {
            measured("STANDBY_FUTEX", 0, threads, 20e6, 20.1e6, 19.9e6);
            measured("JDK_REENTRANT", 0, threads, 20e6 - 1e6 * threads, 20.2e6 - 1e6 * threads, 19.8e6 - 1e6 * threads);
            measured("SPIN_THEN_WAIT_FUTEX", 10_000, threads, 90_000, 91_000, 89_000);
            measured("STANDBY_FUTEX", 10_000, threads, 90_100, 91_100, 89_100);
            measured("JDK_REENTRANT", 10_000, threads, 90_050, 91_050, 89_050);
        }
        measured("STANDBY_FUTEX", 1000, 2, 900_000, 900_000);
        measured("JDK_REENTRANT", 1000, 2, 600_000, 600_000);

        Golden.check("best-locks.txt", new BestLockTable(false, 100).render(forks));
        assertThat(new BestLockTable(true, 100).render(List.of())).isEmpty();
        assertThat(HtmlReport.render(Samples.run(), List.of(), forks))
                .contains("Best lock by hold and threads", "<span class=\"lock\">STANDBY_FUTEX</span>")
                .contains("STANDBY_FUTEX = JDK_REENTRANT = SPIN_THEN_WAIT_FUTEX");
        assertThat(HtmlReport.render(Samples.run(), List.of(), Samples.forks())).doesNotContain("Best lock");
    }

    private BestLock only() {
        List<BestLocks> tables = BestLocks.of(forks);
        assertThat(tables).hasSize(1);
        return tables.get(0).lines().get(0).best().get(0).orElseThrow();
    }

    private void measured(String mutex, int insideNs, int threads, double... scores) {
        for (double score : scores) {
            // JMH's own score says the opposite, and is not to be believed.
            Fork fork = Forks.measured(cell(mutex, insideNs, threads), 1 / score);
            forks.add(Forks.with(fork, "wallPerOpNs", 1e9 / score));
        }
    }

    private static Cell cell(String mutex, int insideNs, int threads) {
        return new Cell(
                "io.threadtoll.bench.contention.ContendedLock.pass",
                new TreeMap<>(Map.of(
                        "mutex", mutex, "placement", "SPREAD", "insideNs", String.valueOf(insideNs), "outsideNs", "0")),
                threads);
    }
}
