// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/** A thread that makes one call which has to wait, and what the kernel says of that thread meanwhile. */
public final class BlockedCall<T> {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long SPUN_NS = 5_000_000;

    private final CompletableFuture<Integer> tid = new CompletableFuture<>();
    private final FutureTask<T> call;
    private final Thread thread;

    private BlockedCall(Callable<T> call) {
        this.call = new FutureTask<>(() -> {
            tid.complete(BareCalls.gettid());
            return call.call();
        });
        thread = new Thread(this.call, "blocked-call");
        thread.setDaemon(true);
    }

    /** Makes the call in a new thread. */
    public static <T> BlockedCall<T> start(Callable<T> call) {
        BlockedCall<T> blocked = new BlockedCall<>(call);
        blocked.thread.start();
        return blocked;
    }

    /** Returns when the thread sleeps in the kernel, or has used enough CPU time to be one that spins. */
    public void awaitWaiting() {
        long before = cpuNs();
        poll("a thread that waits", () -> "S".equals(state()) || cpuNs() - before > SPUN_NS);
    }

    /** Returns when the thread is off its CPU in a futex(2) call on this very word. */
    public void awaitAsleepOn(Futex futex) {
        String inCall = SyscallTable.HERE.futex + " 0x" + Long.toHexString(LibC.addressOf(futex.memory)) + " ";
        poll("a thread in the system call " + inCall, () -> file("syscall").startsWith(inCall));
    }

    /** How often the thread has gone to sleep. */
    long voluntarySwitches() {
        return ProcFs.numberAfter(file("status"), "voluntary_ctxt_switches:");
    }

    /** Returns when the thread has gone to sleep more often than that. */
    void awaitSwitchesBeyond(long switches) {
        poll("a thread that sleeps again", () -> voluntarySwitches() > switches);
    }

    /** The kernel's id of the thread. */
    public int tid() {
        return within(tid::get);
    }

    /** Interrupts the thread, as Java means it. */
    public void interrupt() {
        thread.interrupt();
    }

    /** Whether the call has returned. */
    public boolean hasEnded() {
        return call.isDone();
    }

    /** What the call returns; fails if it does not within a minute. */
    public T result() {
        Watchdog.join(List.of(thread), LIMIT);
        return within(call::get);
    }

    /** What the call returned, when the kernel's thread is gone too: it outlives the Java thread by a moment. */
    public T resultOfTheDead() {
        T result = result();
        Path task = Path.of("/proc/self/task", String.valueOf(tid()));
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (Files.exists(task)) {
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError(task + " outlives its Java thread");
            }
            Thread.onSpinWait();
        }
        return result;
    }

    private String state() {
        String stat = file("stat");
        return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    }

    private long cpuNs() {
        return Long.parseLong(file("schedstat").split(" ", 2)[0]);
    }

    private String file(String name) {
        try {
            return ProcFs.read("/proc/self/task/" + tid() + "/" + name);
        } catch (UncheckedIOException gone) {
            throw new AssertionError("expected a thread that waits, but its call has returned " + result(), gone);
        }
    }

    private void poll(String what, BooleanSupplier holds) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (!holds.getAsBoolean()) {
            if (hasEnded()) {
                throw new AssertionError("expected " + what + ", but its call has returned " + result());
            }
            if (System.nanoTime() - deadline > 0) {
                throw new AssertionError("expected " + what + ", but its stat is " + file("stat"));
            }
        }
    }

    private interface Outcome<R> {
        R within(long time, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException;
    }

    private static <R> R within(Outcome<R> outcome) {
        try {
            return outcome.within(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("the call did not return a value", e);
        }
    }
}
