// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Futex;

/** Locks that are wrong in the ways futex locks mostly are: an exploration that finds nothing in them explores nothing. */
enum PlantedBug {
    WAKE_BEFORE_THE_STORE {
        @Override
        Mutex create() {
            return new WakesFirst();
        }
    },
    TWO_STATES_WITH_A_CONDITIONAL_WAKE {
        @Override
        Mutex create() {
            return new WakesIfItKnows();
        }
    },
    STANDBY_CLEARED_AFTER_THE_UNLOCK {
        @Override
        Mutex create() {
            return new ClearsLate();
        }
    },
    FREED_WITHOUT_A_SECOND_LOOK {
        @Override
        Mutex create() {
            return new LooksOnce();
        }
    };

    abstract Mutex create();

    private abstract static class Planted extends FutexMutex {
        @Override
        public boolean tryLock(long timeoutNs) {
            throw new UnsupportedOperationException("not explored");
        }
    }

    /** A waiter looks after the wake and before the store, and sleeps. */
    private static final class WakesFirst extends Planted {
        @Override
        public void lock() {
            while (getAndSet(ThreeStateFutex.CONTENDED) != FREE) {
                sleepWhile(ThreeStateFutex.CONTENDED);
            }
        }

        @Override
        public void unlock() {
            wakeOne(this);
            set(FREE);
        }
    }

    /** The waiters' count is read before the lock is freed: whoever comes in between sleeps unseen. */
    private static final class WakesIfItKnows extends Planted {
        private final Futex waiters = new Futex();

        @Override
        public void lock() {
            while (!compareAndSet(FREE, LOCKED)) {
                waiters.getAndAdd(1);
                sleepWhile(LOCKED);
                waiters.getAndAdd(-1);
            }
        }

        @Override
        public void unlock() {
            boolean somebodyWaits = waiters.get() != 0;
            set(FREE);
            if (somebodyWaits) {
                wakeOne(this);
            }
        }
    }

    /** One waiter stands by and looks again by itself, the others sleep until it has had the lock; but it says so too late. */
    private static final class ClearsLate extends Planted {
        private static final int STANDBY = 2;
        private static final int SLEEPER = 4;
        private static final long NAP_NS = 100_000;

        private final Futex wakeUps = new Futex();
        private final Futex nap = new Futex();

        /** Whether the holder stood by; guarded by the lock. */
        private boolean stoodBy;

        @Override
        public void lock() {
            int seen = get();
            while (true) {
                if ((seen & LOCKED) == 0) {
                    if (compareAndSet(seen, seen | LOCKED)) {
                        return;
                    }
                } else if ((seen & STANDBY) == 0) {
                    if (compareAndSet(seen, seen | STANDBY)) {
                        standBy();
                        return;
                    }
                } else if (compareAndSet(seen, seen + SLEEPER)) {
                    sleepWhile(wakeUps, 0);
                }
                seen = get();
            }
        }

        private void standBy() {
            int seen = get();
            while ((seen & LOCKED) != 0 || !compareAndSet(seen, seen | LOCKED)) {
                sleepWhile(nap, 0, System.nanoTime() + NAP_NS);
                seen = get();
            }
            stoodBy = true;
        }

        @Override
        public void unlock() {
            boolean clear = stoodBy;
            stoodBy = false;
            int left = getAndAdd(-LOCKED) - LOCKED;
            if (left >= SLEEPER && (left & STANDBY) == 0) {
                wakeUps.set(1);
                wakeOne(wakeUps);
            }
            if (clear) {
                getAndAdd(-STANDBY);
            }
        }
    }

    /** Who waits is counted and then marks the word, and is given the lock; but the count is looked at only before it is freed. */
    private static final class LooksOnce extends Planted {
        private final Futex waiters = new Futex();
        private final Futex given = new Futex();

        @Override
        public void lock() {
            if (getAndSet(ThreeStateFutex.CONTENDED) != FREE) {
                waiters.getAndAdd(1);
                if (getAndSet(ThreeStateFutex.CONTENDED) == FREE) {
                    waiters.getAndAdd(-1);
                } else {
                    while (!given.compareAndSet(1, 0)) {
                        sleepWhile(given, 0);
                    }
                }
            }
        }

        @Override
        public void unlock() {
            if (waiters.get() != 0) {
                waiters.getAndAdd(-1);
                given.set(1);
                wakeOne(given);
            } else {
                set(FREE);
            }
        }
    }
}
