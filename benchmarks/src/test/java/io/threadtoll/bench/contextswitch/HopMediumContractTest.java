// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.bench.Placement;
import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ThreadAccount;
import io.threadtoll.model.NotApplicableException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every medium promises; each test runs in a thread of its own, since a game binds its worker to a CPU. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HopMediumContractTest {
    private static final Runnable NOTHING = WorkingSet.NONE;
    private static final int TRIPS = 2_000;

    @ParameterizedTest
    @EnumSource
    void everyTripIsATurnOfEachSide(HopMedium medium) {
        for (Placement placement : placements(medium)) {
            AtomicInteger worker = new AtomicInteger();
            AtomicInteger partner = new AtomicInteger();
            try (Game game = started(medium, placement, worker::incrementAndGet, partner::incrementAndGet)) {
                game.play(TRIPS);
                game.play(1);
                assertThat(List.of(game.turns(Side.WORKER), game.turns(Side.PARTNER)))
                        .as(medium + " " + placement)
                        .containsOnly((long) TRIPS + 1);
                assertThat(List.of(worker.get(), partner.get())).containsOnly(TRIPS + 1);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneSideRunsAtATime(HopMedium medium) {
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Runnable alone = () -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            inside.decrementAndGet();
        };
        try (Game game = started(medium, Placement.FREE, alone, alone)) {
            game.play(TRIPS);
        }
        assertThat(most.get()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VIRTUAL_THREAD")
    void everyHopSwitchesOnOneCpu(HopMedium medium) {
        try (Game game = started(medium, Placement.PACKED, NOTHING, NOTHING)) {
            List<Integer> tids = List.of(BareCalls.gettid(), game.partnerTid());
            ThreadAccount before = SwitchAccount.charged(tids);
            game.play(TRIPS);
            ThreadAccount spent = SwitchAccount.charged(tids).since(before);
            // The partner may still be on its way to its last wait.
            assertThat(spent.voluntarySwitches() + spent.involuntarySwitches()).isGreaterThanOrEqualTo(2L * TRIPS - 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPartnerThatDiesFailsTheWorker(HopMedium medium) {
        IllegalArgumentException died = new IllegalArgumentException("died in its turn");
        AtomicInteger turns = new AtomicInteger();
        Runnable dying = () -> {
            if (turns.incrementAndGet() == 10) {
                throw died;
            }
        };
        try (Game game = started(medium, Placement.FREE, NOTHING, dying)) {
            assertThatThrownBy(() -> game.play(TRIPS))
                    .isInstanceOf(IllegalStateException.class)
                    .hasStackTraceContaining("died in its turn");
            assertThat(game.turns(Side.PARTNER)).isEqualTo(9);
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VIRTUAL_THREAD")
    void aClosedGameHasNoPartner(HopMedium medium) {
        Game game = started(medium, Placement.FREE, NOTHING, NOTHING);
        Path partner = Path.of("/proc/self/task/" + game.partnerTid());
        game.play(1);
        assertThat(partner).exists();
        game.close();
        assertThatNoTask(partner);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FREE")
    void virtualThreadsCannotBePlaced(Placement placement) {
        assertThatThrownBy(() -> HopMedium.VIRTUAL_THREAD.start(placement, NOTHING, NOTHING))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageContaining("carrier threads");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "VIRTUAL_THREAD")
    void virtualThreadsNeedANewerJdk(HopMedium medium) {
        assumeTrue(Runtime.version().feature() < 21, "this JDK has them");
        assertThatThrownBy(() -> medium.start(Placement.FREE, NOTHING, NOTHING))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageContaining("need JDK 21");
    }

    /** The control: a baton that gives both the turn at once, as if a wait had been lost. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.INCLUDE, names = "FREE")
    void turnsThatWereNotTakenAreFoundOut(Placement placement) {
        Baton lost = new Baton() {
            @Override
            public void pass(Side from) {}

            @Override
            public boolean await(Side side) {
                return side == Side.WORKER;
            }

            @Override
            public void leave(Side side) {}
        };
        try (Game game = new Rally(lost, placement, NOTHING, NOTHING, Thread::new)) {
            game.play(TRIPS);
            assertThatIllegalStateException()
                    .isThrownBy(() -> HopPair.requireTurns(game, TRIPS))
                    .withMessageContaining("PARTNER took 0 turns in " + TRIPS);
        }
    }

    /** A thread that was joined may stay in /proc for a moment. */
    private static void assertThatNoTask(Path task) {
        for (int looks = 0; looks < 1_000_000 && Files.exists(task); looks++) {
            Thread.onSpinWait();
        }
        assertThat(task).doesNotExist();
    }

    private static List<Placement> placements(HopMedium medium) {
        return Affinity.allowed().size() < 2 || !medium.ofKernelThreads()
                ? List.of(Placement.FREE)
                : List.of(Placement.FREE, Placement.SPREAD_OVER_CORES);
    }

    private static Game started(HopMedium medium, Placement placement, Runnable worker, Runnable partner) {
        try {
            return medium.start(placement, worker, partner);
        } catch (NotApplicableException e) {
            return abort(e.getMessage());
        }
    }
}
