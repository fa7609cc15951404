// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A turn that two loops of machine code pass to each other, whatever wakes them. */
class HopLoopTest {
    private static final int TRIPS = 1_000;

    static Stream<Named<Supplier<HopLoop>>> media() {
        return Stream.of(Named.of("futex", FutexHopLoop::new), Named.of("pipe", PipeHopLoop::new));
    }

    @BeforeEach
    void requireCode() {
        assumeTrue(SyscallTable.HERE != SyscallTable.RISCV64, "no machine code for riscv64");
    }

    @ParameterizedTest
    @MethodSource("media")
    void everyTripIsATurnOfEachSide(Supplier<HopLoop> medium) {
        try (HopLoop loop = medium.get()) {
            BlockedCall<Boolean> answerer = answering(loop);
            assertThat(loop.play(TRIPS)).isTrue();
            assertThat(loop.play(1)).isTrue();
            answerer.awaitWaiting();
            assertThat(loop.turns(HopLoop.PLAYER)).isEqualTo(TRIPS + 1);
            assertThat(loop.turns(HopLoop.ANSWERER)).isEqualTo(TRIPS + 1);
            loop.leave(HopLoop.PLAYER);
            assertThat(answerer.result()).isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void anAnswererThatLeavesEndsTheWait(Supplier<HopLoop> medium) {
        try (HopLoop loop = medium.get()) {
            BlockedCall<Boolean> player = BlockedCall.start(() -> loop.play(TRIPS));
            player.awaitWaiting();
            assertThat(player.hasEnded()).isFalse();
            loop.leave(HopLoop.ANSWERER);
            assertThat(player.result()).isFalse();
            assertThat(loop.turns(HopLoop.PLAYER)).isEqualTo(1);
            assertThat(loop.turns(HopLoop.ANSWERER)).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("media")
    void noTripAtAllIsRefused(Supplier<HopLoop> medium) {
        try (HopLoop loop = medium.get()) {
            assertThatIllegalArgumentException().isThrownBy(() -> loop.play(0)).withMessageContaining("not 0");
        }
    }

    private static BlockedCall<Boolean> answering(HopLoop loop) {
        return BlockedCall.start(() -> {
            loop.answer();
            return true;
        });
    }
}
