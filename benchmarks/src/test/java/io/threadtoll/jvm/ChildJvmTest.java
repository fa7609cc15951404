// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** JVMs that are talked to. */
class ChildJvmTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    @Test
    void answersEachLineUntilItIsTold() throws Exception {
        ChildJvm child = start(Children.Obeying.class);
        try (child) {
            for (String command : List.of("one", "two")) {
                assertThat(child.ask(command, Children.Answer.class).text()).isEqualTo(command + " " + child.pid());
            }
        }
        JvmCommandTest.assertAllGone(List.of(child.pid()));
        assertThatIOException().isThrownBy(() -> child.ask("three", Children.Answer.class));
    }

    @Test
    void muchThatIsSaidBesideHoldsNobodyUp() throws Exception {
        try (ChildJvm child = start(Children.Obeying.class)) {
            assertThat(child.ask("shout", Children.Answer.class).text()).startsWith("shout");
            child.ask("anything", Children.Answer.class);
            assertThat(child.complaints()).contains("no more, 0\n");
            assertThat(child.complaints().lines()).hasSizeLessThan(200);
        }
    }

    @Test
    void oneThatDiesSaysWhy() throws Exception {
        try (ChildJvm child = start(Children.Obeying.class)) {
            assertThatIOException()
                    .isThrownBy(() -> child.ask("die", Children.Answer.class))
                    .withMessageContaining("JVM of the child gave no answer")
                    .withMessageContaining("told to die");
        }
    }

    @Test
    void aJvmThatCannotStartSaysWhy() throws Exception {
        JvmCommand wrong = JvmCommand.ofThisJdk().withFlags(List.of("-XX:+NoSuchFlag"));
        try (ChildJvm child = wrong.talkTo("child", Children.Obeying.class, List.of())) {
            assertThatIOException()
                    .isThrownBy(() -> child.answer(Children.Answer.class))
                    .withMessageContaining("NoSuchFlag");
        }
    }

    @Test
    void oneThatHangsIsKilledWithWhatItStarted() throws Exception {
        ChildJvm child = start(Children.Hanging.class);
        String[] pids = child.answer(Children.Answer.class).text().split(" ", -1);
        assertThatIOException()
                .isThrownBy(() -> child.ask("anything", Children.Answer.class, Duration.ofMillis(200)))
                .withMessageContaining("gave no answer");
        JvmCommandTest.assertAllGone(List.of(Long.valueOf(pids[0]), Long.valueOf(pids[1])));
        child.close();
    }

    @Test
    void anInterruptedParentLeavesNone() throws Exception {
        // One that notices neither the word nor the end of its input.
        ChildJvm child = start(Children.Hanging.class);
        child.answer(Children.Answer.class);
        AtomicBoolean kept = new AtomicBoolean();
        Thread parent = new Thread(() -> {
            try (child) {
                assertThatThrownBy(() -> child.ask("hang", Children.Answer.class))
                        .isInstanceOf(InterruptedIOException.class);
            }
            kept.set(Thread.currentThread().isInterrupted());
        });
        parent.start();
        TimeUnit.MILLISECONDS.sleep(200);
        parent.interrupt();
        parent.join(LONG.toMillis());
        assertThat(kept).isTrue();
        JvmCommandTest.assertAllGone(List.of(child.pid()));
    }

    private static ChildJvm start(Class<?> main) throws Exception {
        return JvmCommand.ofThisJdk().talkTo("child", main, List.of());
    }
}
