// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import io.threadtoll.jvm.VirtualThreads;
import io.threadtoll.model.NotApplicableException;
import java.util.Optional;

/** The register of ways in which one thread wakes another and goes to sleep: a line and a class each. */
public enum HopMedium {
    /** FUTEX_WAKE and FUTEX_WAIT on one word. */
    FUTEX {
        @Override
        Baton create() {
            return new FutexBaton();
        }
    },
    /** A byte through pipe(2), each way one. */
    PIPE {
        @Override
        Baton create() {
            return new PipeBaton();
        }
    },
    /** LockSupport.unpark and park. */
    PARK {
        @Override
        Baton create() {
            return new ParkBaton();
        }
    },
    /** java.util.concurrent.SynchronousQueue, each way one. */
    SYNCHRONOUS_QUEUE {
        @Override
        Baton create() {
            return new SynchronousQueueBaton();
        }
    },
    /** LockSupport.unpark and park of two virtual threads (JDK 21 and later). */
    VIRTUAL_THREAD {
        @Override
        Baton create() {
            return new ParkBaton();
        }

        @Override
        boolean ofKernelThreads() {
            return false;
        }

        @Override
        Game start(Placement placement, Runnable workerWork, Runnable partnerWork) throws NotApplicableException {
            if (placement != Placement.FREE) {
                throw new NotApplicableException(
                        "virtual threads share the JDK's carrier threads and can't be bound to a CPU");
            }
            Optional<String> refusal = VirtualThreads.refusal();
            if (refusal.isPresent()) {
                throw new NotApplicableException(refusal.get());
            }
            return new VirtualRally(workerWork, partnerWork, VirtualThreads.factory());
        }
    };

    abstract Baton create();

    /** Whether each side is one kernel thread, so that its switches can be counted. */
    boolean ofKernelThreads() {
        return true;
    }

    /**
     * Starts a game, the caller its worker or what drives it.
     *
     * @throws NotApplicableException if this machine or JVM can't do it
     */
    Game start(Placement placement, Runnable workerWork, Runnable partnerWork) throws NotApplicableException {
        placement.require();
        if (placement == Placement.SPREAD_OVER_CORES && placement.places(2) < 2) {
            throw new NotApplicableException("different CPUs need two, and this process may use only one");
        }
        return new Rally(create(), placement, workerWork, partnerWork, HopMedium::daemon);
    }

    private static Thread daemon(Runnable partner) {
        Thread thread = new Thread(partner, "partner");
        thread.setDaemon(true);
        return thread;
    }
}
