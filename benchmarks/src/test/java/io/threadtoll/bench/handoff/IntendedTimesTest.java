// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stall of known length on a clock made by hand: what a closed loop omits, and a schedule doesn't. */
class IntendedTimesTest {
    private static final long INTERVAL = 100;
    private static final long ACQUIRE = 1;
    private static final long HOLD = 9;
    private static final long STALL = 1000;
    private static final int OPERATIONS = 50;
    private static final int STALLED = 20;

    private final List<Long> service = new ArrayList<>();
    private final List<Long> response = new ArrayList<>();

    /** The holder itself stands still inside: nobody's wait for the lock is longer, and ten operations start late. */
    @Test
    void aStallInsideIsInTheResponseTimesAndInNoServiceTime() {
        run(0, STALL);

        assertThat(service).containsOnly(ACQUIRE);
        assertThat(response.subList(0, STALLED + 1)).containsOnly(ACQUIRE);
        // Inside from 2001 to 3010; the next was due at 2100 and starts at 3010, the one after at 2200 and 3020.
        assertThat(response.get(STALLED + 1)).isEqualTo(911);
        assertThat(response.get(STALLED + 2)).isEqualTo(821);
        assertThat(response.stream().filter(time -> time > ACQUIRE)).hasSize(11);
        assertThat(response.subList(STALLED + 12, OPERATIONS)).containsOnly(ACQUIRE);
    }

    /** One wait for the lock is long: one service time is, and as many response times as operations were due. */
    @Test
    void aStallInTheWaitIsOneServiceTimeAndManyResponseTimes() {
        run(STALL, 0);

        assertThat(service.stream().filter(time -> time > ACQUIRE)).containsExactly(ACQUIRE + STALL);
        assertThat(response.get(STALLED)).isEqualTo(ACQUIRE + STALL);
        assertThat(response.get(STALLED + 1)).isEqualTo(911);
        assertThat(response.stream().filter(time -> time > ACQUIRE)).hasSize(12);
    }

    /** The control: where nothing stalls both say the same. */
    @Test
    void withoutAStallBothAgree() {
        run(0, 0);

        assertThat(service).isEqualTo(response).containsOnly(ACQUIRE);
    }

    @Test
    void intendedTimesDoNotMove() {
        IntendedTimes schedule = new IntendedTimes(INTERVAL);
        schedule.begin(7);
        for (int k = 0; k < 5; k++) {
            assertThat(schedule.intendedNs()).isEqualTo(7 + k * INTERVAL);
            schedule.begin(12_345);
            schedule.advance();
        }
    }

    @Test
    void whatWasDueAndNotStartedIsGivenItsWait() {
        IntendedTimes schedule = new IntendedTimes(INTERVAL);
        schedule.begin(0);
        schedule.advance();
        List<Long> waited = new ArrayList<>();

        schedule.end(450, waited::add);

        assertThat(waited).containsExactly(350L, 250L, 150L, 50L);
        waited.clear();
        schedule.end(9999, waited::add);
        assertThat(waited).as("it has ended").isEmpty();
        schedule.begin(9000);
        assertThat(schedule.intendedNs()).isEqualTo(9000);
    }

    @Test
    void aScheduleThatNeverBeganMissesNothing() {
        new IntendedTimes(INTERVAL).end(450, waited -> {
            throw new AssertionError("nothing was due");
        });
    }

    @ParameterizedTest
    @CsvSource({"8, 10000, 80, 100000", "8, 10000, 50, 160000", "2, 10000, 50, 40000", "1, 100, 100, 100"})
    void theRateComesFromTheHoldTimeAlone(int threads, int insideNs, int loadPercent, long intervalNs) {
        assertThat(IntendedTimes.intervalNs(threads, insideNs, loadPercent)).isEqualTo(intervalNs);
    }

    /** One thread that keeps to a schedule; operation {@link #STALLED} stands still for a while. */
    private void run(long stallBefore, long stallInside) {
        IntendedTimes schedule = new IntendedTimes(INTERVAL);
        long clock = 0;
        schedule.begin(clock);
        for (int k = 0; k < OPERATIONS; k++) {
            long asked = Math.max(clock, schedule.intendedNs());
            long entered = asked + ACQUIRE + (k == STALLED ? stallBefore : 0);
            service.add(entered - asked);
            response.add(entered - schedule.intendedNs());
            schedule.advance();
            clock = entered + HOLD + (k == STALLED ? stallInside : 0);
        }
    }
}
