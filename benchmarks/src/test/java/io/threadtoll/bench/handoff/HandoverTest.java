// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.bench.LockedCount;
import io.threadtoll.bench.Placement;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ProcFs;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.LatencyKind;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.MutexKind;
import java.util.Arrays;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Locks handed over to threads that sleep. */
@Timeout(120)
class HandoverTest {
    private static final int TURNS = 20;

    /** Counted before any thread is bound, since a bound one counts its own. */
    private static final int CPUS = Runtime.getRuntime().availableProcessors();

    static Stream<MutexKind> blocking() {
        return Arrays.stream(MutexKind.values()).filter(MutexKind::blocks);
    }

    @ParameterizedTest
    @MethodSource("blocking")
    void everyKindThatBlocksIsHandedOver(MutexKind kind) throws Exception {
        requireHandedOver(kind, Placement.FREE);
    }

    @ParameterizedTest
    @EnumSource(Placement.class)
    void inEveryPlacement(Placement placement) throws Exception {
        Throwable[] failure = {null};
        // A binding stays with its thread.
        Thread thread = new Thread(() -> {
            try {
                requireHandedOver(MutexKind.THREE_STATE_FUTEX, placement);
            } catch (Throwable thrown) {
                failure[0] = thrown;
            }
        });
        thread.start();
        thread.join();
        if (placement.distance().isPresent() && failure[0] instanceof NotApplicableException) {
            assertThatThrownBy(placement::require).hasMessage(failure[0].getMessage());
        } else {
            assertThat(failure[0]).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = MutexKind.class,
            names = {"NO_MUTEX", "TTAS_SPIN_LOCK"})
    void kindsThatNeverSleepAreNotApplicable(MutexKind kind) {
        assertThat(kind.blocks()).isFalse();
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(() -> handover(kind, Placement.FREE).create(new Latencies()))
                .withMessageContaining(kind.name());
    }

    @Test
    void withoutALockNothingIsPassedOn() {
        LockedCount none = new LockedCount();
        none.mutex = MutexKind.NO_MUTEX;
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(() -> new Relay().requireLock(none))
                .withMessageContaining("NO_MUTEX");
    }

    @Test
    void onlyAPassAfterAnotherThreadsIsAHandoff() {
        Relay relay = new Relay();
        relay.start();
        assertThat(relay.pass(0)).as("nobody was before").isFalse();
        assertThat(relay.pass(0)).isFalse();
        assertThat(relay.pass(1)).isTrue();
        assertThat(relay.pass(0)).isTrue();
        assertThat(relay.handoffFraction()).isEqualTo(0.5);
        relay.start();
        assertThat(relay.pass(1)).as("what was before the iteration").isFalse();
    }

    @Test
    void enteringBeforeTheLockWasLeftIsAnError() {
        Histogram recorder = Histograms.create();
        assertThatIllegalStateException().isThrownBy(() -> Latencies.record(recorder, -1));
        Latencies.record(recorder, 0);
        Latencies.record(recorder, Long.MAX_VALUE);
        assertThat(recorder.getTotalCount()).isEqualTo(2);
        assertThat(recorder.getMaxValue()).isEqualTo(recorder.highestEquivalentValue(Histograms.LONGEST_NS));
    }

    private static void requireHandedOver(MutexKind kind, Placement placement) throws NotApplicableException {
        Latencies latencies = new Latencies();
        Handover handover = handover(kind, placement);
        handover.create(latencies);
        requirePlaced(placement, handover);
        handover.start();
        for (int turn = 0; turn < TURNS; turn++) {
            handover.handOver();
        }
        handover.requireAllHandedOver();
        latencies.sumUp();
        assertThat(latencies.count(LatencyKind.WAKE)).isEqualTo(TURNS);
        assertThat(latencies.percentileNs(LatencyKind.WAKE, 50)).isPositive();
        handover.close();
    }

    /** The two are where the placement says, and not both where the first one is. */
    private static void requirePlaced(Placement placement, Handover handover) {
        String holder = cpus(BareCalls.gettid());
        String waiter = cpus(handover.waiterTid());
        boolean same = placement == Placement.PACKED || placement == Placement.FREE || CPUS == 1;
        assertThat(waiter.equals(holder))
                .as("holder on " + holder + ", waiter on " + waiter)
                .isEqualTo(same);
    }

    private static String cpus(int tid) {
        return ProcFs.read("/proc/self/task/" + tid + "/status")
                .lines()
                .filter(line -> line.startsWith("Cpus_allowed_list:"))
                .findFirst()
                .orElseThrow();
    }

    private static Handover handover(MutexKind kind, Placement placement) {
        Handover handover = new Handover();
        handover.mutex = kind;
        handover.placement = placement;
        handover.asleepNs = 50_000;
        return handover;
    }
}
