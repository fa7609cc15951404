// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.spawn;

import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.jvm.ShortProcess;
import io.threadtoll.jvm.VirtualThreads;
import io.threadtoll.linux.BarePthread;
import io.threadtoll.linux.BareTask;
import io.threadtoll.linux.ForkLoop;
import io.threadtoll.linux.SpawnedProgram;
import io.threadtoll.model.NotApplicableException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** What may be started, and waited for until it has ended. */
public enum SpawnKind {
    /** A task of a thread that is there already: what the others are to be compared with. */
    POOL_TASK("a task of a pool") {
        @Override
        Spawner spawner() {
            ExecutorService pool = Executors.newSingleThreadExecutor();
            return new Spawner(() -> pool.submit(SpawnKind::nothing).get(), pool::shutdown);
        }
    },
    /** A virtual thread (JEP 444). */
    VIRTUAL_THREAD("a virtual thread") {
        @Override
        Spawner spawner() throws NotApplicableException {
            if (VirtualThreads.refusal().isPresent()) {
                throw new NotApplicableException(VirtualThreads.refusal().orElseThrow());
            }
            return threads(VirtualThreads.factory());
        }
    },
    /** A thread by clone(2) alone, of which neither the JVM nor the C library knows: what a pthread has of the kernel. */
    CLONED_THREAD("a thread by clone alone") {
        @Override
        Spawner spawner() {
            BareTask task = new BareTask();
            return new Spawner(task::startAndJoin, task::close);
        }
    },
    /** A pthread that the JVM knows nothing of. */
    PTHREAD("a pthread") {
        @Override
        Spawner spawner() {
            BarePthread pthread = new BarePthread();
            return new Spawner(pthread::startAndJoin, SpawnKind::nothing);
        }
    },
    /** A thread of Java's, which is a pthread with a Java stack. */
    PLATFORM_THREAD("a thread of Java's") {
        @Override
        Spawner spawner() {
            return threads(task -> new Thread(task, "spawned"));
        }
    },
    /** A process that borrows this one's memory and ends at once. */
    VFORK("a vfork") {
        @Override
        Spawner spawner() {
            return forks(ForkLoop.Memory.BORROWED);
        }
    },
    /** A process that is a copy of this one and ends at once. */
    FORK("a fork") {
        @Override
        Spawner spawner() {
            return forks(ForkLoop.Memory.COPIED);
        }
    },
    /** A program that does nothing, true(1), by the C library's posix_spawn(3). */
    POSIX_SPAWN("a program by posix_spawn") {
        @Override
        Spawner spawner() throws NotApplicableException {
            return new Spawner(new SpawnedProgram(ShellCommand.find("true"))::startAndWait, SpawnKind::nothing);
        }
    },
    /** The same program by Java's ProcessBuilder. */
    JAVA_PROCESS("a program by ProcessBuilder") {
        @Override
        Spawner spawner() throws NotApplicableException {
            return new Spawner(new ShortProcess()::startAndWait, SpawnKind::nothing);
        }
    };

    private final String title;

    SpawnKind(String title) {
        this.title = title;
    }

    /** What it is, as a person says it. */
    public String title() {
        return title;
    }

    private static void nothing() {}

    private static Spawner threads(ThreadFactory factory) {
        return new Spawner(
                () -> {
                    Thread thread = factory.newThread(SpawnKind::nothing);
                    thread.start();
                    thread.join();
                },
                SpawnKind::nothing);
    }

    private static Spawner forks(ForkLoop.Memory memory) {
        ForkLoop forks = new ForkLoop(memory);
        return new Spawner(() -> forks.run(1), forks::close);
    }

    /**
     * Made where it is measured, since it may be of use to one thread only.
     *
     * @throws NotApplicableException if this JVM or machine has none
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
