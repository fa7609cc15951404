// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.Placement;
import io.threadtoll.jvm.VirtualThreads;
import io.threadtoll.linux.FutexHopLoop;
import io.threadtoll.linux.PipeHopLoop;
import io.threadtoll.model.NotApplicableException;
import java.util.Optional;

/** The register of ways in which one thread wakes another and goes to sleep: a line and a class each. */
public enum HopMedium {
    /** FUTEX_WAKE and FUTEX_WAIT on one word. */
    FUTEX {
        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) {
            return rally(new FutexBaton(), placement, workerWork, partnerWork);
        }
    },
    /** A byte through pipe(2), each way one. */
    PIPE {
        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) {
            return rally(new PipeBaton(), placement, workerWork, partnerWork);
        }
    },
    /** The futex hop in loops of machine code, with no Java in between: what the kernel takes. */
    BARE_FUTEX {
        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) throws NotApplicableException {
            return BareRally.over(FutexHopLoop::new, placement, workerWork, partnerWork);
        }
    },
    /** The pipe hop likewise. */
    BARE_PIPE {
        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) throws NotApplicableException {
            return BareRally.over(PipeHopLoop::new, placement, workerWork, partnerWork);
        }
    },
    /** LockSupport.unpark and park. */
    PARK {
        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) {
            return rally(new ParkBaton(), placement, workerWork, partnerWork);
        }
    },
    /** java.util.concurrent.SynchronousQueue, each way one. */
    SYNCHRONOUS_QUEUE {
        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) {
            return rally(new SynchronousQueueBaton(), placement, workerWork, partnerWork);
        }
    },
    /** LockSupport.unpark and park of two virtual threads (JDK 21 and later). */
    VIRTUAL_THREAD {
        @Override
        boolean ofKernelThreads() {
            return false;
        }

        @Override
        Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) throws NotApplicableException {
            Optional<String> refusal = VirtualThreads.refusal();
            if (refusal.isPresent()) {
                throw new NotApplicableException(refusal.get());
            }
            return new VirtualRally(workerWork, partnerWork, VirtualThreads.factory());
        }
    };

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
        if (!ofKernelThreads() && placement != Placement.FREE) {
            throw new NotApplicableException(
                    "virtual threads share the JDK's carrier threads and can't be bound to a CPU");
        }
        placement.require();
        if (placement == Placement.SPREAD_OVER_CORES && placement.places(2) < 2) {
            throw new NotApplicableException("different CPUs need two, and this process may use only one");
        }
        return begin(placement, workerWork, partnerWork);
    }

    /** The same on a machine that has the places. */
    abstract Game begin(Placement placement, Runnable workerWork, Runnable partnerWork) throws NotApplicableException;

    private static Game rally(Baton baton, Placement placement, Runnable workerWork, Runnable partnerWork) {
        return new Rally(baton, placement, workerWork, partnerWork, HopMedium::daemon);
    }

    /** A partner's thread, which does not keep the JVM from ending. */
    static Thread daemon(Runnable partner) {
        Thread thread = new Thread(partner, "partner");
        thread.setDaemon(true);
        return thread;
    }
}
