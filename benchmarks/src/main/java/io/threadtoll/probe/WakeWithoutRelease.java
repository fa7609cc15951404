// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.WaitResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Does FUTEX_WAIT last until the lock is released? A word is locked and stays locked, and its waiter is woken, or its
 * timeout passes: how often does the wait come back while the word still says locked? And where the lock is released, but
 * taken again by somebody who runs: how often does the one who was woken for it find it locked?
 */
@AutoService(Probe.class)
public final class WakeWithoutRelease implements Probe {
    /** The probe's id. */
    public static final String ID = "wake-without-release";

    /** Waits that were tried, of each kind. */
    public static final String TRIED = "tried";

    /** Waits that a FUTEX_WAKE ended while the word was locked. */
    public static final String WOKEN_WHILE_LOCKED = "wokenWhileLocked";

    /** Waits that a timeout ended while the word was locked. */
    public static final String TIMED_OUT_WHILE_LOCKED = "timedOutWhileLocked";

    /** Waits that a release ended, after which the word was locked again before the waiter looked. */
    public static final String BARGED = "barged";

    private static final int TRIES = 50;
    private static final int FREE = 0;
    private static final int LOCKED = 1;

    /** The lock is left taken for a while, in which the one who was woken looks. */
    private static final long RETAKEN_NS = TimeUnit.MICROSECONDS.toNanos(100);

    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(2);

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does a futex wait last until the lock is released?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of("barged", "wokenWhileLocked", "timedOutWhileLocked");
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Futex word = new Futex();
        word.set(LOCKED);
        int timedOut = 0;
        for (int i = 0; i < TRIES; i++) {
            if (word.await(LOCKED, TimeUnit.MICROSECONDS.toNanos(100)) == WaitResult.TIMED_OUT
                    && word.get() == LOCKED) {
                timedOut++;
            }
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put(TRIED, (double) TRIES);
        values.put(WOKEN_WHILE_LOCKED, (double) wokenWhileLocked(word, () -> word.wake(1)));
        values.put(BARGED, (double) wokenWhileLocked(word, () -> releaseAndRetake(word)));
        values.put(TIMED_OUT_WHILE_LOCKED, (double) timedOut);
        return Findings.of(values);
    }

    private static void releaseAndRetake(Futex word) {
        word.set(FREE);
        word.wake(1);
        word.set(LOCKED);
        LockSupport.parkNanos(RETAKEN_NS);
    }

    private static int wokenWhileLocked(Futex word, Runnable wake) throws InterruptedException {
        AtomicInteger seen = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(1);
        Thread waiter = new Thread(
                () -> {
                    for (int i = 0; i < TRIES; i++) {
                        if (word.await(LOCKED, GIVE_UP_NS) == WaitResult.WOKEN && word.get() == LOCKED) {
                            seen.incrementAndGet();
                        }
                    }
                    done.countDown();
                },
                "waiter");
        waiter.setDaemon(true);
        waiter.start();
        while (!done.await(0, TimeUnit.NANOSECONDS)) {
            wake.run();
        }
        return seen.get();
    }
}
