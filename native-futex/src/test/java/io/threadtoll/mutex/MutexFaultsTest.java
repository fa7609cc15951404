// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.BlockedCall;
import io.threadtoll.linux.Crew;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What befalls threads that use a lock, from inside this JVM: no update may be lost, and every thread must end. */
class MutexFaultsTest {
    private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration FOR_A_WHILE = Duration.ofMillis(150);
    private static final int LEAST_DISTURBANCES = 10;
    private static final Stint CROWD = new Stint(Duration.ZERO, 100);
    private static final long SHORT_NS = Duration.ofMillis(30).toNanos();

    @ParameterizedTest
    @MethodSource("kindsAndDisturbances")
    void noUpdateIsLostByADisturbedThread(MutexKind kind, Disturbance disturbance) {
        int threads = 2 * PROCESSORS;
        List<Thread> crew = new CopyOnWriteArrayList<>();
        List<Integer> tids = new CopyOnWriteArrayList<>();
        AtomicInteger disturbances = new AtomicInteger();
        AtomicInteger left = new AtomicInteger(threads);
        AtomicBoolean over = new AtomicBoolean();
        LongAdder added = new LongAdder();
        long[] count = {0};
        try (Mutex mutex = kind.create()) {
            Runnable addOne = () -> count[0]++;
            Runnable worker = () -> {
                int tid = BareCalls.gettid();
                synchronized (tids) {
                    tids.add(tid);
                    crew.add(Thread.currentThread());
                }
                Stint.Clock clock = new Stint(FOR_A_WHILE, 1_000).begin();
                long mine = 0;
                while (!clock.isOver(mine) || disturbances.get() < LEAST_DISTURBANCES) {
                    mutex.guard(addOne);
                    mine++;
                }
                added.add(mine);
                left.decrementAndGet();
                // A signal must find the thread that it is for.
                while (!over.get()) {
                    Thread.onSpinWait();
                }
            };
            disturbance.begin();
            Runnable disturber = () -> {
                try {
                    while (left.get() == threads && !Thread.currentThread().isInterrupted()) {
                        int next = disturbances.get() % threads;
                        if (next < crew.size()) {
                            if (disturbance.disturb(mutex, crew.get(next), tids.get(next))) {
                                disturbances.incrementAndGet();
                            }
                        }
                    }
                } finally {
                    // If it failed too, or the others would wait for it, and the test say that they hang.
                    over.set(true);
                }
            };
            Crew.run(
                    LIMIT,
                    Stream.concat(
                                    Stream.of(disturber),
                                    Stream.generate(() -> worker).limit(threads))
                            .toArray(Runnable[]::new));
        }
        assertThat(count[0]).isEqualTo(added.sum()).isGreaterThanOrEqualTo(threads * 1_000L);
        assertThat(disturbances).hasValueGreaterThanOrEqualTo(LEAST_DISTURBANCES);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void noUpdateIsLostInACrowd(MutexKind kind) {
        int threads = 64 * PROCESSORS;
        try (Mutex mutex = kind.create()) {
            GuardedCount counted = new GuardedCount(mutex, CROWD).after(threads, LIMIT);
            assertThat(counted.count()).isEqualTo(counted.added()).isEqualTo(threads * CROWD.least());
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aStackOverflowInsideLeavesTheLockFree(MutexKind kind) {
        try (Mutex mutex = kind.create()) {
            int[] sections = {0};
            Runnable overflow = () -> {
                try {
                    mutex.guard(() -> sections[0] += 1 + depth(0));
                } catch (StackOverflowError meant) {
                    mutex.guard(() -> sections[0]++);
                }
            };
            Crew.run(LIMIT, overflow, overflow);
            assertThat(sections[0]).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("io.threadtoll.mutex.ExplicitMutexContractTest#explicitKinds")
    void aThreadThatEndsInsideKeepsEverybodyOut(MutexKind kind) {
        ExplicitMutex mutex = (ExplicitMutex) kind.create();
        int[] guarded = {0};
        // Whoever waits for PTHREAD_PI while its owner ends is given it as a dead one's, and glibc aborts the process.
        BlockedCall.start(() -> {
                    mutex.lock();
                    return ++guarded[0];
                })
                .resultOfTheDead();
        List<BlockedCall<Boolean>> others = IntStream.range(0, 3)
                .mapToObj(i -> BlockedCall.start(() -> mutex.tryLock(SHORT_NS)))
                .toList();
        assertThat(others).extracting(BlockedCall::result).containsOnly(false);
        assertThat(guarded[0]).isEqualTo(1);
        // Not closed, since it is held for good.
    }

    @SuppressWarnings("InfiniteRecursion") // It is what is meant.
    private static int depth(int reached) {
        return 1 + depth(reached + 1);
    }

    static Stream<MutexKind> kinds() {
        return EnumSet.complementOf(EnumSet.of(MutexKind.NO_MUTEX)).stream();
    }

    static Stream<Arguments> kindsAndDisturbances() {
        return kinds().flatMap(kind -> Arrays.stream(Disturbance.values()).map(each -> Arguments.of(kind, each)));
    }
}
