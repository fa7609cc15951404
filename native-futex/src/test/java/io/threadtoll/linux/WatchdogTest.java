// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class WatchdogTest {
    @Test
    void aThreadThatHangsIsNamedWithItsStateAndStack() {
        CountDownLatch never = new CountDownLatch(1);
        Thread stuck = new Thread(() -> stuckHere(never), "the-stuck-one");
        stuck.setDaemon(true);
        stuck.start();

        assertThatThrownBy(() -> Watchdog.join(List.of(stuck), Duration.ofMillis(300)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("not ended after 300 ms: the-stuck-one")
                .hasMessageContaining("\"the-stuck-one\" WAITING")
                .hasMessageContaining("WatchdogTest.stuckHere")
                .hasMessageContaining("WatchdogTest.aThreadThatHangsIsNamedWithItsStateAndStack");
        never.countDown();
    }

    @Test
    void threadsThatEndPass() {
        Thread brief = new Thread(() -> {}, "brief");
        brief.start();

        assertThatCode(() -> Watchdog.join(List.of(brief), Duration.ofSeconds(20)))
                .doesNotThrowAnyException();
    }

    @Test
    void aCrewHandsOnWhatItsThreadsThrow() {
        IllegalStateException thrown = new IllegalStateException("thrown by one of them");

        assertThatThrownBy(() -> Crew.run(Duration.ofSeconds(20), () -> {}, () -> {
                    throw thrown;
                }))
                .isInstanceOf(AssertionError.class)
                .hasCause(thrown);
    }

    private static void stuckHere(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
