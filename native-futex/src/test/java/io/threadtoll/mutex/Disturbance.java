// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.Futex;
import io.threadtoll.linux.Signal;
import java.util.concurrent.locks.LockSupport;

/** What happens again and again to threads that lock and wait, and must not matter to any lock. */
enum Disturbance {
    /** A signal whose handler makes FUTEX_WAIT return EINTR, see signal(7). */
    SIGNALS {
        @Override
        void begin() {
            Signal.handleWithAbs();
        }

        @Override
        boolean disturb(Mutex mutex, Thread thread, int tid) {
            return Signal.sendTo(tid);
        }
    },
    /** A wake that no unlock sent. */
    SPURIOUS_WAKES {
        @Override
        boolean disturb(Mutex mutex, Thread thread, int tid) {
            LockSupport.unpark(thread);
            if (mutex instanceof Futex word) {
                word.wake(Integer.MAX_VALUE);
            }
            return true;
        }
    },
    INTERRUPTS {
        @Override
        boolean disturb(Mutex mutex, Thread thread, int tid) {
            thread.interrupt();
            return true;
        }
    },
    /** Each brings all threads to a safepoint, those that sleep in a system call excepted. */
    GARBAGE_COLLECTIONS {
        @Override
        boolean disturb(Mutex mutex, Thread thread, int tid) {
            System.gc();
            return true;
        }
    };

    /** Before the first. */
    void begin() {}

    /** Once, to one of the threads that use the mutex; says whether it came to that. */
    abstract boolean disturb(Mutex mutex, Thread thread, int tid);
}
