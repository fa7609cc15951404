// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.jvm.SleepingProcess;
import io.threadtoll.linux.MachineIncrement;
import io.threadtoll.linux.PthreadStacks;
import io.threadtoll.linux.SysvSemaphore;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Something that is left behind on purpose: {@link Remains} has to find it. Closing what is planted takes it away. */
enum Leak {
    PROCESS(Remains.Kind.PROCESS) {
        @Override
        AutoCloseable plant() throws IOException {
            return SleepingProcess.start();
        }
    },
    THREAD(Remains.Kind.THREAD) {
        @Override
        AutoCloseable plant() {
            Thread thread = new Thread(LockSupport::park, "left behind");
            thread.setDaemon(true);
            thread.start();
            return () -> LockSupport.unpark(thread);
        }
    },
    /** That the JVM knows nothing of. */
    PTHREAD(Remains.Kind.THREAD) {
        @Override
        AutoCloseable plant() {
            return PthreadStacks.start(1);
        }
    },
    CODE(Remains.Kind.CODE) {
        @Override
        AutoCloseable plant() throws NotApplicableException {
            if (MachineIncrement.IN_STEPS.refusal().isPresent()) {
                throw new NotApplicableException(
                        MachineIncrement.IN_STEPS.refusal().orElseThrow());
            }
            return MachineIncrement.IN_STEPS.loop();
        }
    },
    /** Stacks, since neighbours without a guard between them would be one mapping. */
    MEMORY(Remains.Kind.MEMORY) {
        @Override
        AutoCloseable plant() {
            return PthreadStacks.start(20);
        }
    },
    /** In a mount namespace of its own: see {@link NothingLeftBehindTest}. */
    MOUNT(Remains.Kind.MOUNT) {
        @Override
        AutoCloseable plant() throws Exception {
            Path folder = Files.createTempDirectory("mounted");
            String mount = "mount -t tmpfs left " + folder;
            if (ShellCommand.run(mount).exit() != 0) {
                throw new NotApplicableException("not allowed here: " + mount);
            }
            return () -> {};
        }
    },
    SYSV_SEMAPHORE(Remains.Kind.SEMAPHORE) {
        @Override
        AutoCloseable plant() {
            return new SysvSemaphore();
        }
    },
    /** What sem_open(3) makes. */
    POSIX_SEMAPHORE(Remains.Kind.SEMAPHORE) {
        @Override
        AutoCloseable plant() throws IOException {
            Path file = Files.createFile(
                    Path.of("/dev/shm/sem.threadtoll-" + ProcessHandle.current().pid()));
            return () -> Files.delete(file);
        }
    },
    FILE(Remains.Kind.FILE) {
        @Override
        AutoCloseable plant() throws IOException {
            Files.createTempFile("left", "");
            return () -> {};
        }
    };

    final Remains.Kind kind;

    Leak(Remains.Kind kind) {
        this.kind = kind;
    }

    /**
     * Leaves it.
     *
     * @throws NotApplicableException if that can't be done here
     */
    abstract AutoCloseable plant() throws Exception;
}
