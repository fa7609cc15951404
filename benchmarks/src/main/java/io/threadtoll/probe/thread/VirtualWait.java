// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import io.threadtoll.linux.Binding;
import io.threadtoll.linux.Futex;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a virtual thread waits in until another thread ends it. */
interface VirtualWait {
    /** Waits; for the virtual thread. */
    void begin();

    /** Ends the wait, now or when it begins; for another thread. */
    void end();

    /** FUTEX_WAIT through a binding: native code, out of which the JVM can take no thread. */
    static VirtualWait inFutex(Binding binding) {
        long longestNs = TimeUnit.SECONDS.toNanos(20);
        Futex word = new Futex(binding);
        return new VirtualWait() {
            @Override
            public void begin() {
                while (word.get() == 0) {
                    word.await(0, longestNs);
                }
            }

            @Override
            public void end() {
                word.set(1);
                word.wake(1);
            }
        };
    }

    /** LockSupport.park, which leaves the carrier to others. */
    static VirtualWait inPark() {
        return new VirtualWait() {
            private volatile Thread waiter;
            private volatile boolean ended;

            @Override
            public void begin() {
                waiter = Thread.currentThread();
                while (!ended) {
                    LockSupport.park(this);
                }
            }

            @Override
            public void end() {
                ended = true;
                LockSupport.unpark(waiter);
            }
        };
    }
}
