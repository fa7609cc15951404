// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.spawn;

import io.threadtoll.bench.Question;
import io.threadtoll.linux.NativeCallException;
import io.threadtoll.linux.PageSize;
import io.threadtoll.linux.TouchedMemory;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Cell;
import io.threadtoll.model.NotApplicableException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does it cost to start a thread or a process, and to wait until it has ended, while this process has touched so much
 * memory? One op is one start and its end; one of them lives at a time.
 *
 * <p>Expected: a task of a warm pool and a virtual thread some microseconds, a pthread some tens, a Java thread more; a fork
 * some hundreds, and more by about as much again for each 100 MiB of touched memory in small pages, because it copies the page
 * tables of all that was touched, whoever uses it. A thread copies nothing, so it costs the same whatever the memory; nor does
 * what borrows memory until it runs a program, vfork and posix_spawn and with them ProcessBuilder. In huge pages there is next to
 * nothing to copy.
 *
 * <p>The trap: memory that was only reserved has no page tables, and huge pages have 512 times fewer; so all of it is written
 * to, and looked whether it is in pages of the size that was asked for. A JVM has touched memory of its own besides, which a small
 * program in C has not: it is in every figure of a fork, and in no difference of two. And a fork of a JVM is safe only because its
 * child makes one system call in machine code and no more.
 *
 * <p>{@code ./threadtoll jmh Spawn -p touchedMib=64,512}
 */
@Question(
        value = "What does it cost to start a thread or a process?",
        operation = "one start, and waiting for its end",
        metrics = {"pageFaultsPerOp", "voluntarySwitchesPerOp", "involuntarySwitchesPerOp"})
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 2, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 4, time = 200, timeUnit = TimeUnit.MILLISECONDS)
public class Spawn {
    /** What must be left beside the memory that is touched. */
    private static final long LEAST_LEFT_BYTES = 1L << 30;

    private static final int MIB = 1 << 20;

    /** The ends of a mapping need not be where a huge page can be. */
    private static final double LEAST_HUGE = 0.95;

    private static final String HUGE_PAGES = "/sys/kernel/mm/transparent_hugepage/enabled";

    /** What is started. */
    @Param
    public SpawnKind kind;

    /** Touched memory of this process beside its own, in MiB. */
    @Param({"64", "512", "2048"})
    public int touchedMib;

    /** The pages that it is in. */
    @Param
    public PageSize pages;

    private TouchedMemory memory;
    private SpawnKind.Spawner spawner;

    @Setup
    public void touch() throws NotApplicableException {
        KernelFiles files = KernelFiles.ofThisMachine();
        long bytes = (long) touchedMib * MIB;
        if (files.labelled("/proc/meminfo", "MemAvailable:").orElse(0) < bytes + LEAST_LEFT_BYTES) {
            throw new NotApplicableException(
                    "this machine has too little memory left to touch " + touchedMib + " MiB of it");
        }
        try {
            spawner = kind.spawner();
            memory = new TouchedMemory(bytes, pages);
        } catch (UnsupportedPlatformException | NativeCallException e) {
            throw new NotApplicableException(e.getMessage());
        }
        if (pages == PageSize.HUGE && memory.hugeBytes() < LEAST_HUGE * bytes) {
            throw new NotApplicableException("only " + memory.hugeBytes() / MIB + " of " + touchedMib
                    + " MiB are in huge pages: "
                    + files.find(HUGE_PAGES)
                            .map(text -> HUGE_PAGES + " says " + text)
                            .orElse("this kernel has no transparent ones"));
        }
    }

    /** One start and its end. */
    @Benchmark
    public void startAndJoin(SpawnCounts counts) throws Exception {
        spawner.once().run();
        counts.count();
    }

    @TearDown
    public void giveBack() {
        memory.close();
        spawner.close().run();
    }

    /** A cell of {@link #startAndJoin} with memory in small pages. */
    public static Cell cell(SpawnKind kind, int touchedMib) {
        return cell(kind, touchedMib, PageSize.SMALL);
    }

    /** A cell of {@link #startAndJoin}. */
    public static Cell cell(SpawnKind kind, int touchedMib, PageSize pages) {
        return Cell.of(
                Spawn.class,
                "startAndJoin",
                Map.of("kind", kind.name(), "touchedMib", String.valueOf(touchedMib), "pages", pages.name()),
                1);
    }
}
