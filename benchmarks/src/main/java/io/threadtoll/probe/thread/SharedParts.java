// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.jvm.SleepingProcess;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.NativeCallException;
import io.threadtoll.linux.OpenFiles;
import io.threadtoll.linux.Pipe;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.linux.WorkingDirectory;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * What do two threads of a process share, and what a process and its child? The kernel says so itself (kcmp(2)), and beside
 * it stands what follows from it: a file that one thread opened is read by another, and a working directory that one changes
 * is another's too, until it asks for one of its own.
 *
 * <p>It changes the working directory of its own JVM, which ends with it.
 */
@AutoService(Probe.class)
public final class SharedParts implements Probe {
    /** The probe's id. */
    public static final String ID = "shared-parts";

    /** 1 where a thread read what another wrote, through a file descriptor that a third had opened. */
    public static final Metric DESCRIPTOR_WORKS = Metric.of("descriptorOfAnotherThreadWorks");

    /** 1 where a child process that was there before has that file too. */
    public static final Metric DESCRIPTOR_IN_CHILD = Metric.of("descriptorOfAnotherThreadInChild");

    /** 1 where another thread is in the folder that one changed to. */
    public static final Metric FOLDER_FOLLOWS = Metric.of("workingDirectoryFollows");

    /** 1 where it still is after the one has asked for a working directory of its own and changed again. */
    public static final Metric FOLDER_FOLLOWS_UNSHARED = Metric.of("workingDirectoryFollowsUnshared");

    private static final Path ONE_FOLDER = Path.of("/proc");
    private static final Path OTHER_FOLDER = Path.of("/sys");
    private static final byte WRITTEN = 42;

    private static final Map<TaskPart, Metric> BY_THREADS = Map.of(
            TaskPart.MEMORY, Metric.of("threadsShareMemory"),
            TaskPart.FILES, Metric.of("threadsShareFiles"),
            TaskPart.FILE_SYSTEM, Metric.of("threadsShareWorkingDirectory"),
            TaskPart.SIGNAL_HANDLERS, Metric.of("threadsShareSignalHandlers"));

    private static final Map<TaskPart, Metric> BY_CHILD = Map.of(
            TaskPart.MEMORY, Metric.of("childSharesMemory"),
            TaskPart.FILES, Metric.of("childSharesFiles"),
            TaskPart.FILE_SYSTEM, Metric.of("childSharesWorkingDirectory"),
            TaskPart.SIGNAL_HANDLERS, Metric.of("childSharesSignalHandlers"));

    /** 1 where two threads have one and the same. */
    public static Metric byThreads(TaskPart part) {
        return BY_THREADS.get(part);
    }

    /** 1 where a process and its child have. */
    public static Metric byChild(TaskPart part) {
        return BY_CHILD.get(part);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "What do two threads share, and what a process and its child?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(
                byThreads(TaskPart.MEMORY).name(), byChild(TaskPart.MEMORY).name(), FOLDER_FOLLOWS.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        ShellCommand.require("sleep");
        Map<Metric, Double> values = new LinkedHashMap<>();
        ExecutorService one = Executors.newSingleThreadExecutor();
        ExecutorService other = Executors.newSingleThreadExecutor();
        try (SleepingProcess child = SleepingProcess.start()) {
            int oneTid = one.submit(BareCalls::gettid).get();
            int otherTid = other.submit(BareCalls::gettid).get();
            for (TaskPart part : TaskPart.values()) {
                values.put(byThreads(part), flag(part.isShared(oneTid, otherTid)));
                values.put(byChild(part), flag(part.isShared(oneTid, child.pid())));
            }
            passOneByte(values, one, other, child.pid());
            one.submit(() -> WorkingDirectory.change(ONE_FOLDER)).get();
            values.put(FOLDER_FOLLOWS, flag(WorkingDirectory.of(otherTid).equals(ONE_FOLDER)));
            one.submit(() -> {
                        WorkingDirectory.unshare();
                        WorkingDirectory.change(OTHER_FOLDER);
                    })
                    .get();
            values.put(
                    FOLDER_FOLLOWS_UNSHARED, flag(WorkingDirectory.of(otherTid).equals(OTHER_FOLDER)));
        } catch (NativeCallException e) {
            throw new NotApplicableException("the kernel doesn't say here what tasks share: " + e.getMessage());
        } finally {
            one.shutdown();
            other.shutdown();
        }
        return Findings.of(values);
    }

    /** Through a pipe that one thread opened and the other reads. */
    private static void passOneByte(Map<Metric, Double> values, ExecutorService one, ExecutorService other, int child)
            throws Exception {
        long self = ProcessHandle.current().pid();
        Set<String> before = OpenFiles.pipes(self);
        try (Pipe pipe = one.submit(Pipe::new).get()) {
            Set<String> opened = OpenFiles.pipes(self);
            opened.removeAll(before);
            one.submit(() -> pipe.write(WRITTEN)).get();
            values.put(
                    DESCRIPTOR_WORKS,
                    flag(!opened.isEmpty() && other.submit(pipe::read).get() == WRITTEN));
            values.put(DESCRIPTOR_IN_CHILD, flag(OpenFiles.pipes(child).stream().anyMatch(opened::contains)));
        }
    }

    private static double flag(boolean is) {
        return is ? 1 : 0;
    }
}
