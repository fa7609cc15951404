// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Is a flag that one thread sets ever seen by another that looks at it in a loop? A compiler may read a plain field once before
 * the loop, since nothing in the loop writes it (JLS 17.3 has such a loop as its example); a volatile one it may
 * not. The looking ends after a while, whatever was seen.
 */
@AutoService(Probe.class)
public final class FlagVisibility implements Probe {
    /** The probe's id. */
    public static final String ID = "flag-visibility";

    /** How often each kind of flag was set while another thread looked at it. */
    public static final Metric SET = Metric.of("timesSet");

    /** How often a plain flag was not seen although the looking went on for {@link #LOOKING}. */
    public static final Metric PLAIN_UNSEEN = Metric.of("plainFlagUnseen");

    /** How often a volatile one was not: must be never. */
    public static final Metric VOLATILE_UNSEEN = Metric.lowerIsBetter("volatileFlagUnseen");

    /** How long the looking goes on after the flag was set, at least. */
    public static final Duration LOOKING = Duration.ofMillis(100);

    /** Long enough for the loop to be compiled while it runs. */
    private static final Duration BEFORE = Duration.ofMillis(60);

    /** With some time for the one that sets it to be late. */
    private static final long MOST_NS = BEFORE.plus(LOOKING).plusMillis(20).toNanos();

    private static final int TIMES = 4;

    /** A machine may be so busy that a flag is set too late; then it is set once more. */
    private static final int MOST_TRIES = 20;

    private static final int LOOKS_BETWEEN_TIMES = 1024;

    private boolean plain;
    private volatile boolean ordered;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Is a flag that one thread sets ever seen by another that looks at it in a loop?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(PLAIN_UNSEEN.name(), VOLATILE_UNSEEN.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Duration expected(Map<String, String> params) {
        return BEFORE.multipliedBy(2).plus(LOOKING).multipliedBy(TIMES);
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        int plainUnseen = 0;
        int orderedUnseen = 0;
        ExecutorService looker = Executors.newSingleThreadExecutor();
        try {
            for (int i = 0; i < TIMES; i++) {
                plainUnseen += isSeen(looker, this::lookAtPlain, value -> plain = value) ? 0 : 1;
                orderedUnseen += isSeen(looker, this::lookAtOrdered, value -> ordered = value) ? 0 : 1;
            }
        } finally {
            looker.shutdown();
        }
        return Findings.of(Map.of(
                SET, (double) TIMES, PLAIN_UNSEEN, (double) plainUnseen, VOLATILE_UNSEEN, (double) orderedUnseen));
    }

    /** Whether the looker sees what this thread sets after a while. */
    private static boolean isSeen(ExecutorService looker, Callable<Boolean> look, Consumer<Boolean> flag)
            throws Exception {
        for (int i = 0; i < MOST_TRIES; i++) {
            flag.accept(false);
            CountDownLatch begun = new CountDownLatch(1);
            Future<Look> looked = looker.submit(() -> {
                begun.countDown();
                boolean seen = look.call();
                return new Look(seen, System.nanoTime());
            });
            begun.await();
            TimeUnit.NANOSECONDS.sleep(BEFORE.toNanos());
            flag.accept(true);
            long set = System.nanoTime();
            Look end = looked.get();
            if (end.seen || end.ns - set >= LOOKING.toNanos()) {
                return end.seen;
            }
        }
        throw new NotApplicableException("this machine is too busy: a flag is set too late each time");
    }

    /**
     * What came of looking.
     *
     * @param ns when it ended
     */
    private record Look(boolean seen, long ns) {}

    /** The same loop twice, since the field that it reads is what is asked about. */
    private boolean lookAtPlain() {
        long end = System.nanoTime() + MOST_NS;
        for (long i = 1; !plain; i++) {
            if (i % LOOKS_BETWEEN_TIMES == 0 && System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }

    private boolean lookAtOrdered() {
        long end = System.nanoTime() + MOST_NS;
        for (long i = 1; !ordered; i++) {
            if (i % LOOKS_BETWEEN_TIMES == 0 && System.nanoTime() > end) {
                return false;
            }
        }
        return true;
    }
}
