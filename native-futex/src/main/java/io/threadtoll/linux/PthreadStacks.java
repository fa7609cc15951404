// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Bare pthreads that sleep: made with default attributes (pthread_create(3)), and the JVM knows nothing of them. Each
 * runs the C library's sem_wait(3) on one semaphore and nothing else, so it touches no more of its stack than any
 * thread must.
 *
 * <p>Assumes: signal handlers restart interrupted calls (SA_RESTART), as the JVM's do; else a signal ends a thread early.
 *
 * <p>The C library keeps up to 40 MiB of the stacks of threads that have ended and gives them to new ones
 * ({@code glibc.pthread.stack_cache_size}).
 */
public final class PthreadStacks implements Closeable {
    /** More than sizeof(sem_t), 32 bytes in glibc. */
    private static final int SEMAPHORE_BYTES = 64;

    /** What a thread that only sleeps uses of its stack, and what the C library keeps there of it, is far less. */
    private static final long MOST_BYTES_IN_USE = 1 << 20;

    private static final long DEFAULT_ATTRIBUTES = 0;
    private static final long NO_RESULT = 0;
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(60);
    private static final Path TASKS = Path.of("/proc/self/task");

    /** The semaphore must outlive its sleepers, even where nobody holds this object any more. */
    private static final Set<PthreadStacks> OPEN = ConcurrentHashMap.newKeySet();

    private final ByteBuffer memory;
    private final long semaphore;
    private int started;

    private PthreadStacks(int count) {
        memory = ByteBuffer.allocateDirect(SEMAPHORE_BYTES + count * Long.BYTES).order(ByteOrder.nativeOrder());
        semaphore = LibC.addressOf(memory);
    }

    /**
     * Starts threads; returns when all of them sleep.
     *
     * @throws NativeCallException EAGAIN where there can't be so many; then none is left
     * @throws UncheckedIOException if the kernel doesn't show what its threads sleep on
     */
    public static PthreadStacks start(int count) {
        PthreadStacks stacks = new PthreadStacks(count);
        check("sem_init", LibC.sem_init(stacks.semaphore, 0, 0));
        OPEN.add(stacks);
        try {
            stacks.create(count);
            stacks.awaitAsleep();
            return stacks;
        } catch (RuntimeException e) {
            stacks.close();
            throw e;
        }
    }

    private void create(int count) {
        long startRoutine = LibC.addressOfFunction("sem_wait");
        while (started < count) {
            int error = LibC.pthread_create(semaphore + threadAt(started), DEFAULT_ATTRIBUTES, startRoutine, semaphore);
            if (error != 0) {
                throw new NativeCallException(
                        "pthread_create",
                        error,
                        "after " + started + " threads of " + count
                                + "; see ulimit -u, kernel.pid_max, pids.max of the cgroup and vm.max_map_count");
            }
            started++;
        }
    }

    private void awaitAsleep() {
        long deadline = System.nanoTime() + GIVE_UP_NS;
        while (sleepers().size() < started) {
            if (System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "of " + started + " threads only " + sleepers().size() + " sleep in sem_wait");
            }
        }
    }

    /** How many there are. */
    public int count() {
        return started;
    }

    /** The kernel's ids of the threads, in no order. */
    public int[] tids() {
        return sleepers().stream().mapToInt(Sleeper::tid).toArray();
    }

    /** The threads' stack pointers, each in a stack of its own; in no order. */
    public long[] stackPointers() {
        return sleepers().stream().mapToLong(Sleeper::stackPointer).toArray();
    }

    /**
     * In how many of their stacks the calling thread, which is none of them, reads what the thread was started with: the C
     * library keeps the argument at the upper end.
     */
    public int legible() {
        List<Mapping> mappings = Mapping.all(ProcessHandle.current().pid());
        return (int) LongStream.of(stackPointers())
                .filter(stackPointer -> holdsArgument(stackPointer, mappings))
                .count();
    }

    private boolean holdsArgument(long stackPointer, List<Mapping> mappings) {
        long end = mappings.stream()
                .filter(mapping -> mapping.contains(stackPointer))
                .mapToLong(Mapping::to)
                .findFirst()
                .orElse(stackPointer);
        long first = stackPointer & -Long.BYTES;
        for (long at = first; at + Long.BYTES <= Math.min(end, first + MOST_BYTES_IN_USE); at += Long.BYTES) {
            if (LibC.readLong(at) == semaphore) {
                return true;
            }
        }
        return false;
    }

    /** Ends the threads and waits until they have ended; a second time does nothing. */
    @Override
    public void close() {
        if (OPEN.remove(this)) {
            for (int i = 0; i < started; i++) {
                check("sem_post", LibC.sem_post(semaphore));
            }
            for (int i = 0; i < started; i++) {
                int error = LibC.pthread_join(memory.getLong(threadAt(i)), NO_RESULT);
                if (error != 0) {
                    throw new NativeCallException("pthread_join", error, "the thread was started here");
                }
            }
            started = 0;
            check("sem_destroy", LibC.sem_destroy(semaphore));
        }
    }

    private record Sleeper(int tid, long stackPointer) {}

    /** The threads in a futex call on a word of the semaphore. */
    private List<Sleeper> sleepers() {
        try (Stream<Path> threads = Files.list(TASKS)) {
            return threads.map(this::sleeper).flatMap(Optional::stream).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(TASKS + " can't be read", e);
        }
    }

    private Optional<Sleeper> sleeper(Path thread) {
        return PendingCall.of(thread)
                .filter(call -> call.number() == SyscallTable.HERE.futex)
                .filter(call -> call.firstArgument() >= semaphore && call.firstArgument() < semaphore + SEMAPHORE_BYTES)
                .map(call -> new Sleeper(Integer.parseInt(thread.getFileName().toString()), call.stackPointer()));
    }

    /** Where the pthread_t of a thread is; the semaphore comes before them. */
    private static int threadAt(int index) {
        return SEMAPHORE_BYTES + index * Long.BYTES;
    }

    private static void check(String call, int result) {
        if (result != 0) {
            throw new NativeCallException(call, LibC.errno(), "the semaphore is this object's own");
        }
    }
}
