// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.ThreadErrno;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Who is a thread: which ids does it report, where does the kernel list it, what of signals, errno and variables is its own?
 * Asked of {@link #THREADS} threads that live at once, and of all threads of the JVM by what {@code /proc/self/task} says.
 */
@AutoService(Probe.class)
public final class ThreadIdentity implements Probe {
    /** The probe's id. */
    public static final String ID = "thread-identity";

    /** Threads that are asked. */
    public static final int THREADS = 8;

    /** Different process ids that they report, getpid(2). */
    public static final Metric PIDS = Metric.of("processIds");

    /** Different thread ids that they report, gettid(2). */
    public static final Metric TIDS = Metric.of("threadIds");

    /** Different places of their errno. */
    public static final Metric ERRNO_PLACES = Metric.of("errnoPlaces");

    /** 1 where a call that failed in one thread left its error in another's errno. */
    public static final Metric ERRNO_LEAKED = Metric.lowerIsBetter("errnoLeaked");

    /** Different values that they find in a variable of Java's that is each thread's own, after all have set it. */
    public static final Metric THREAD_LOCALS = Metric.of("threadLocalValues");

    /** Entries of the task folder. */
    public static final Metric TASKS = Metric.of("taskEntries");

    /** Threads that the status counts, read at the same moment. */
    public static final Metric COUNTED = Metric.of("threadsCounted");

    /** Rows of this process in {@code ps -eLf}, read at the same moment; absent where there is no ps. */
    public static final Metric PS_ROWS = Metric.of("psRows");

    /** Different signal masks of this JVM's threads. */
    public static final Metric MASKS = Metric.of("signalMasks");

    /** Different sets of signals that their handlers catch. */
    public static final Metric CAUGHT = Metric.of("caughtSignalSets");

    private static final ThreadLocal<Integer> OWN = new ThreadLocal<>();

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Which ids, signals and variables has a thread?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(PIDS.name(), TIDS.name(), TASKS.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    private record Answer(int pid, int tid, long errno, int leaked, int own) {}

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        Map<Metric, Double> values = new LinkedHashMap<>();
        CountDownLatch failed = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<Answer>> answers = new ArrayList<>();
            CountDownLatch begun = new CountDownLatch(THREADS);
            for (int i = 0; i < THREADS; i++) {
                boolean fails = i == 0;
                answers.add(threads.submit(() -> answer(fails, begun, failed)));
            }
            Set<Integer> pids = new HashSet<>();
            Set<Integer> tids = new HashSet<>();
            Set<Long> places = new HashSet<>();
            Set<Integer> own = new HashSet<>();
            int leaked = 0;
            for (Future<Answer> each : answers) {
                Answer answer = each.get();
                pids.add(answer.pid);
                tids.add(answer.tid);
                places.add(answer.errno);
                own.add(answer.own);
                leaked += answer.leaked;
            }
            values.put(PIDS, (double) pids.size());
            values.put(TIDS, (double) tids.size());
            values.put(ERRNO_PLACES, (double) places.size());
            values.put(ERRNO_LEAKED, (double) leaked);
            values.put(THREAD_LOCALS, (double) own.size());
            count(KernelFiles.ofThisMachine(), values);
        } finally {
            threads.shutdown();
        }
        return Findings.of(values);
    }

    /** One thread makes a call fail while the others look at theirs. */
    private static Answer answer(boolean fails, CountDownLatch begun, CountDownLatch failed)
            throws InterruptedException {
        int tid = BareCalls.gettid();
        int before = ThreadErrno.latest();
        OWN.set(tid);
        begun.countDown();
        begun.await();
        if (fails) {
            ThreadErrno.afterFailure();
            failed.countDown();
        }
        failed.await();
        int leaked = !fails && ThreadErrno.latest() != before ? 1 : 0;
        return new Answer(BareCalls.getpid(), tid, ThreadErrno.address(), leaked, OWN.get());
    }

    private static void count(KernelFiles files, Map<Metric, Double> values) throws Exception {
        try {
            TaskListing listing = TaskListing.now(files);
            values.put(TASKS, (double) listing.tasks());
            values.put(COUNTED, (double) listing.counted());
            listing.psRows().ifPresent(rows -> values.put(PS_ROWS, (double) rows));
            values.put(MASKS, (double) TaskListing.different(files, "SigBlk:"));
            values.put(CAUGHT, (double) TaskListing.different(files, "SigCgt:"));
        } catch (CannotTellException e) {
            throw new NotApplicableException("/proc doesn't list the threads of this process: " + e.getMessage());
        }
    }
}
