// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.ArrayList;
import java.util.List;

/**
 * Stands before the product's class of this name on the class path: a kernel with a futex(2) made of one Java monitor, so that
 * the scheduler that explores sees who sleeps. As in the kernel, the look at the word and the queueing are one step that no
 * wake comes between. A membarrier(2) has nothing to do, since all accesses have one order here.
 *
 * <p>A wait with a timeout is one of a thread that will look again by itself. Looking again where nothing has changed
 * would only make interleavings endless, so it times out once another thread has changed anything since the thread's last one
 * did. What the thread itself changes doesn't count: one that notes on a word that it naps would nap and look for ever, without
 * ever being blocked, and the scheduler would let it.
 */
final class DirectCalls implements SystemCalls {
    private static final int OPERATION = 127;
    private static final int FUTEX_WAIT = 0;
    private static final int FUTEX_WAKE = 1;
    private static final int FUTEX_WAIT_BITSET = 9;
    private static final int FUTEX_WAKE_BITSET = 10;
    private static final int ANY_BIT = -1;
    private static final int EAGAIN = 11;
    private static final int ETIMEDOUT = 110;

    private static final class Sleeper {
        private final AlignedWord word;
        private final int bits;
        private boolean woken;

        Sleeper(AlignedWord word, int bits) {
            this.word = word;
            this.bits = bits;
        }
    }

    private static final List<Sleeper> SLEEPERS = new ArrayList<>();

    /** How many changes were this thread's own, and how many of others it knew of when a wait of its timed out last. */
    private static final ThreadLocal<Integer> OWN = ThreadLocal.withInitial(() -> 0);

    private static final ThreadLocal<Integer> SEEN = ThreadLocal.withInitial(() -> 0);
    private static int changes;

    /** Begins anew: nobody sleeps, and there is no word. */
    static synchronized void restart() {
        SLEEPERS.clear();
        changes = 1;
        AlignedWord.forgetAll();
    }

    static synchronized void somethingChanged() {
        changes++;
        OWN.set(OWN.get() + 1);
        DirectCalls.class.notifyAll();
    }

    @Override
    public long syscall(long number, long a, long b, long c, long d, long e, long f) {
        if (number == SyscallTable.HERE.membarrier) {
            return 0;
        }
        if (number != SyscallTable.HERE.futex) {
            throw new UnsupportedOperationException("system call " + number);
        }
        AlignedWord word = AlignedWord.at(a);
        return switch ((int) b & OPERATION) {
            case FUTEX_WAIT -> sleep(new Sleeper(word, ANY_BIT), (int) c, d != 0);
            case FUTEX_WAIT_BITSET -> sleep(new Sleeper(word, (int) f), (int) c, d != 0);
            case FUTEX_WAKE -> wake(word, (int) c, ANY_BIT);
            case FUTEX_WAKE_BITSET -> wake(word, (int) c, (int) f);
            default -> throw new UnsupportedOperationException("futex operation " + b);
        };
    }

    private static synchronized long sleep(Sleeper me, int expected, boolean timed) {
        if (me.word.get() != expected) {
            return -EAGAIN;
        }
        SLEEPERS.add(me);
        try {
            while (!me.woken) {
                int others = changes - OWN.get();
                if (timed && SEEN.get() != others) {
                    SEEN.set(others);
                    SLEEPERS.remove(me);
                    SimulatedKernel.slept();
                    return -ETIMEDOUT;
                }
                DirectCalls.class.wait();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        SimulatedKernel.slept();
        return 0;
    }

    private static synchronized long wake(AlignedWord word, int most, int bits) {
        List<Sleeper> woken = SLEEPERS.stream()
                .filter(sleeper -> sleeper.word == word && (sleeper.bits & bits) != 0)
                .limit(most)
                .toList();
        woken.forEach(sleeper -> sleeper.woken = true);
        SLEEPERS.removeAll(woken);
        DirectCalls.class.notifyAll();
        return woken.size();
    }

    @Override
    public int abs(int value) {
        return Math.abs(value);
    }
}
