// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

@ParameterizedClass
@MethodSource("io.threadtoll.linux.Binding#present")
class FutexMemoryTest {
    private final Binding binding;

    @TempDir
    private Path folder;

    FutexMemoryTest(Binding binding) {
        this.binding = binding;
    }

    @Test
    void aSharedFutexIsWokenThroughAnotherMapping() throws IOException {
        Futex here = new Futex(mapping(), Futex.Scope.SHARED, binding);
        Futex there = new Futex(mapping(), Futex.Scope.SHARED, binding);
        there.set(5);
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> here.await(5));
        sleeper.awaitAsleepOn(here);

        assertThat(there.wake(1)).isEqualTo(1);
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
    }

    @Test
    void aPrivateFutexIsNotWokenThroughAnotherMapping() throws IOException {
        Futex here = new Futex(mapping(), Futex.Scope.PRIVATE, binding);
        Futex there = new Futex(mapping(), Futex.Scope.PRIVATE, binding);
        BlockedCall<WaitResult> sleeper = BlockedCall.start(() -> here.await(0));
        sleeper.awaitAsleepOn(here);

        assertThat(there.wake(1)).isZero();
        assertThat(here.wake(1)).isEqualTo(1);
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
    }

    @Test
    void aWordIsNotFreedWhileAThreadWaitsOnIt() {
        compileAwait();
        AtomicReference<WeakReference<Futex>> seen = new AtomicReference<>();
        BlockedCall<WaitResult> sleeper =
                BlockedCall.start(() -> seenThrough(seen, new Futex(binding)).await(0));
        sleeper.awaitWaiting();
        WeakReference<Futex> word = seen.get();
        for (int i = 0; i < 5; i++) {
            System.gc();
        }

        assertThat(word.get()).as("a futex that only its waiter holds").isNotNull();
        wakeThrough(word);
        assertThat(sleeper.result()).isEqualTo(WaitResult.WOKEN);
        assertThatItIsCollected(word);
    }

    /** Until it is compiled, a method keeps its dead variables alive, and the test could not fail. */
    private void compileAwait() {
        Futex futex = new Futex(binding);
        for (int i = 0; i < 50_000; i++) {
            assertThat(futex.await(1)).isEqualTo(WaitResult.VALUE_DIFFERED);
        }
    }

    private static Futex seenThrough(AtomicReference<WeakReference<Futex>> seen, Futex futex) {
        seen.set(new WeakReference<>(futex));
        return futex;
    }

    private static void wakeThrough(WeakReference<Futex> word) {
        Futex futex = word.get();
        assertThat(futex).isNotNull();
        assertThat(futex.wake(1)).isEqualTo(1);
    }

    /** Shows that nothing else held it, so that the wait alone kept it. */
    private static void assertThatItIsCollected(WeakReference<Futex> word) {
        long deadline = System.nanoTime() + 20_000_000_000L;
        while (word.get() != null && System.nanoTime() - deadline < 0) {
            System.gc();
        }
        assertThat(word.get()).as("a futex that nobody holds").isNull();
    }

    private MappedByteBuffer mapping() throws IOException {
        Path file = folder.resolve("word");
        if (!Files.exists(file)) {
            Files.write(file, new byte[4096]);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, 4096);
        }
    }
}
