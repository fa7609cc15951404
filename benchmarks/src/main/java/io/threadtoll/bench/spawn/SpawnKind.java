// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.spawn;

import io.threadtoll.jvm.VirtualThreads;
import io.threadtoll.linux.BarePthread;
import io.threadtoll.linux.ForkLoop;
import io.threadtoll.model.NotApplicableException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What may be started, and waited for until it has ended. */
public enum SpawnKind {
    /** A task of a thread that is there already: what the others are to be compared with. */
    POOL_TASK {
        @Override
        Spawner spawner() {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            return new Spawner(() -> pool.submit(SpawnKind::nothing).get(), pool::shutdown);
        }
    },
    /** A virtual thread (JEP 444). */
    VIRTUAL_THREAD {
        @Override
        Spawner spawner() throws NotApplicableException {
            if (VirtualThreads.refusal().isPresent()) {
                throw new NotApplicableException(VirtualThreads.refusal().orElseThrow());
            }
            ThreadFactory factory = VirtualThreads.factory();
            return new Spawner(
                    () -> {
                        Thread thread = factory.newThread(SpawnKind::nothing);
                        thread.start();
                        thread.join();
                    },
                    SpawnKind::nothing);
        }
    },
    /** A thread of Java's, which is a pthread with a Java stack. */
    PLATFORM_THREAD {
        @Override
        Spawner spawner() {
            return new Spawner(
                    () -> {
                        Thread thread = new Thread(SpawnKind::nothing, "spawned");
                        thread.start();
                        thread.join();
                    },
                    SpawnKind::nothing);
        }
    },
    /** A pthread that the JVM knows nothing of. */
    PTHREAD {
        @Override
        Spawner spawner() {
            BarePthread pthread = new BarePthread();
            return new Spawner(pthread::startAndJoin, SpawnKind::nothing);
        }
    },
    /** A process that is a copy of this one and ends at once. */
    FORK {
        @Override
        Spawner spawner() {
            ForkLoop forks = new ForkLoop();
            return new Spawner(() -> forks.run(1), forks::close);
        }
    };

    private static void nothing() {}

    /**
     * Made where it is measured, since it may be of use to one thread only.
     *
     * @throws NotApplicableException if this JVM has none
     */
    abstract Spawner spawner() throws NotApplicableException;

    /** What may fail. */
    interface Action {
        void run() throws Exception;
    }

    /**
     * Starts things of a kind.
     *
     * @param once starts one and waits for its end
     * @param close gives back what that takes
     */
    record Spawner(Action once, Runnable close) {}
}
