// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JVMs that are run to their end, which they come to or not. */
class JvmCommandTest {
    private static final JvmCommand JVM = JvmCommand.ofThisJdk();
    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofSeconds(2);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "17, ''",
        "21, ''",
        "22, --enable-native-access=ALL-UNNAMED",
        "23, --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow",
        "25, --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow",
    })
    void flagsAreThoseTheJvmKnows(int feature, String flags) {
        assertThat(String.join(" ", JvmFlags.of(feature))).isEqualTo(flags);
        assertThat(JvmCommand.of("java", feature).flags()).isEqualTo(JvmFlags.of(feature));
        assertThat(JvmCommand.of("java").flags()).isEmpty();
    }

    @Test
    void itsAnswerIsTheLastLineOfJson() throws Exception {
        JvmEnd end = JVM.withFlags(List.of("-Dp=q"))
                .withOneMallocArena()
                .run(LONG, Children.Answering.class, List.of("a", "b c"));
        assertThat(end.answer(Children.Answer.class).text()).isEqualTo("a b c,1,q");
        assertThat(end.output()).contains("not the answer", "nor is this");
        assertThat(end.exit()).isZero();
        assertThat(JVM.environment()).isEmpty();
    }

    @Test
    void muchOutputHoldsNobodyUpAndItsMiddleIsForgotten() throws Exception {
        JvmEnd end = JVM.run(LONG, Children.Talkative.class, List.of());
        assertThat(end.answer(Children.Answer.class).text()).isEqualTo("at last");
        assertThat(end.output()).startsWith("the first line\n").contains("more, 19999\n");
        assertThat(end.output().lines()).hasSizeLessThan(20_000);
    }

    @Test
    void oneThatHangsIsKilledWithWhatItStarted() throws Exception {
        JvmEnd end = null;
        // A busy machine takes its time to start a JVM.
        for (Duration longest = SHORT; end == null || pids(end.output()).isEmpty(); longest = longest.multipliedBy(2)) {
            long start = System.nanoTime();
            end = JVM.run(longest, Children.Hanging.class, List.of());
            assertThat(System.nanoTime() - start)
                    .isGreaterThanOrEqualTo(longest.toNanos())
                    .isLessThan(longest.plus(LONG).toNanos());
            assertThat(end.inTime()).isFalse();
            assertThat(end.reason()).startsWith("no answer within " + longest.toSeconds() + " s");
        }
        assertAllGone(pids(end.output()));
        assertThatIOException().isThrownBy(answer(end)).withMessage(end.reason());
    }

    @Test
    void oneThatDiesSaysWhy() throws Exception {
        JvmEnd end = JVM.run(LONG, Children.Dying.class, List.of());
        assertThat(end.exit()).isEqualTo(1);
        assertThatIOException()
                .isThrownBy(answer(end))
                .withMessage("java.lang.IllegalStateException: no reason to live");
    }

    @Test
    void oneThatIsKilledHasItsStatusForAReason() throws Exception {
        JvmEnd end = JVM.withPrefix(List.of("sh", "-c", "kill -9 $$")).run(LONG, Children.Silent.class, List.of());
        assertThat(end.inTime()).isTrue();
        assertThat(end.exit()).isEqualTo(128 + 9);
        assertThat(end.reason()).isEqualTo("exit 137");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "{not json", "{\"other\": 1}"})
    void whatIsNoAnswerIsNotTakenForOne(String said) throws Exception {
        JvmEnd end = JVM.run(LONG, Children.Silent.class, List.of(said));
        assertThat(end.exit()).isZero();
        assertThatIOException().isThrownBy(answer(end)).withMessageContaining("answer");
    }

    @Test
    void aJvmThatCannotStartSaysWhy() throws Exception {
        JvmEnd end = JVM.withFlags(List.of("-XX:+NoSuchFlag")).run(LONG, Children.Answering.class, List.of());
        assertThat(end.exit()).isNotZero();
        assertThatIOException().isThrownBy(answer(end)).withMessageContaining("NoSuchFlag");
    }

    @Test
    void whatIsNoCommandIsNamed() {
        Path absent = folder.resolve("absent");
        assertThatIOException()
                .isThrownBy(() -> JvmCommand.of(absent.toString()).run(LONG, Children.Answering.class, List.of()))
                .withMessageContaining("can't be started")
                .withMessageContaining(absent.toString());
    }

    @Test
    void anInterruptedParentLeavesNone() throws Exception {
        Path said = folder.resolve("said");
        Thread parent = new Thread(() -> {
            JvmCommand logged = JVM.withPrefix(List.of("sh", "-c", "\"$@\" > " + said, "sh"));
            assertThatThrownBy(() -> logged.run(Duration.ofMinutes(9), Children.Hanging.class, List.of()))
                    .isInstanceOf(InterruptedException.class);
        });
        parent.start();
        List<Long> pids = List.of();
        while (pids.isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(20);
            pids = Files.exists(said) ? pids(Files.readString(said)) : List.of();
        }
        assertThat(pids).allSatisfy(pid -> assertThat(isRunning(pid)).isTrue());
        parent.interrupt();
        parent.join(LONG.toMillis());
        assertThat(parent.isAlive()).isFalse();
        assertAllGone(pids);
    }

    @ParameterizedTest
    @ValueSource(classes = {Children.Watching.class, Children.Obeying.class})
    void aParentThatIsKilledLeavesNone(Class<?> child) throws Exception {
        Process parent = new ProcessBuilder(
                        JVM.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Children.Starting.class.getName(),
                        child.getName())
                .start();
        try {
            Optional<ProcessHandle> started = Optional.empty();
            while (started.isEmpty()) {
                assertThat(parent.isAlive()).isTrue();
                TimeUnit.MILLISECONDS.sleep(20);
                started = parent.children().findFirst();
            }
            // The one that obeys has its command then, if not yet read.
            TimeUnit.MILLISECONDS.sleep(500);
            parent.toHandle().destroyForcibly();
            assertAllGone(List.of(started.get().pid()));
        } finally {
            parent.destroyForcibly();
        }
    }

    private static ThrowingCallable answer(JvmEnd end) {
        return () -> end.answer(Children.Answer.class);
    }

    private static List<Long> pids(String output) {
        return output.lines()
                .filter(line -> line.matches("\\{\"text\":\"\\d+ \\d+\"}"))
                .flatMap(line -> Stream.of(line.replaceAll("[^\\d ]", "").split(" ", -1)))
                .map(Long::valueOf)
                .toList();
    }

    static void assertAllGone(List<Long> pids) throws InterruptedException {
        assertThat(pids).isNotEmpty();
        long deadline = System.nanoTime() + LONG.toNanos();
        while (pids.stream().anyMatch(JvmCommandTest::isRunning) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        assertThat(pids).noneMatch(JvmCommandTest::isRunning);
    }

    private static boolean isRunning(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }
}
