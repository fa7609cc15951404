// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.NotApplicableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A thread of the kernel's own, as {@code /proc} shows it: one whose flags have PF_KTHREAD ({@code include/linux/sched.h}).
 * Workers of io_uring and vhost are of the process that they work for, and have other flags.
 *
 * @param pid its process id
 * @param name its name, whole where the kernel shows it whole ({@code comm} has 15 characters but for kworkers)
 * @param hasMemory whether its status counts any address space (a line that begins with {@code Vm}; proc_pid_status(5))
 * @param mapsLength how many characters of mappings there are; -1 where they may not be read
 * @param ignoresAll whether it ignores all 64 signals ({@code SigIgn}; kernel/signal.c, ignore_signals)
 * @param cpus the CPUs it may run on, as the kernel lists them
 * @param startTicks when it was started, in clock ticks after the kernel was: tells it from another that got its id
 */
record KernelTask(
        int pid, String name, boolean hasMemory, int mapsLength, boolean ignoresAll, String cpus, long startTicks) {
    private static final long PF_KTHREAD = 0x200000;

    /** Behind the name stand state, parent, group, session, terminal, its group, and then the flags (proc_pid_stat(5)). */
    private static final int FLAGS = 6;

    /** And, among others, the time of the start. */
    private static final int START = 19;

    private static final String ALL_SIGNALS = "ffffffffffffffff";

    /** A number at the end, or the last one but for what stands behind a colon: {@code kworker/1:2H}, {@code kswapd0}. */
    private static final Pattern NUMBER = Pattern.compile("^([^/:]*?)/?(\\d{1,4})(?::.*)?$");

    /** All that this process sees, by process id. */
    static List<KernelTask> all(KernelFiles files) throws CannotTellException {
        List<KernelTask> tasks = new ArrayList<>();
        for (String entry : files.list("/proc", "")) {
            if (entry.matches("\\d{1,9}")) {
                of(files, Integer.parseInt(entry)).ifPresent(tasks::add);
            }
        }
        tasks.sort((a, b) -> Integer.compare(a.pid, b.pid));
        return tasks;
    }

    /**
     * The same where there are any.
     *
     * @throws NotApplicableException if none is to be seen
     */
    static List<KernelTask> seen(KernelFiles files) throws NotApplicableException {
        try {
            List<KernelTask> tasks = all(files);
            if (tasks.isEmpty()) {
                throw new NotApplicableException(
                        "no kernel thread is to be seen from here, as from a PID namespace of its own");
            }
            return tasks;
        } catch (CannotTellException e) {
            throw new NotApplicableException("there is no /proc to look into: " + e.getMessage());
        }
    }

    /** One of them; empty where it is none, or has ended meanwhile. */
    static Optional<KernelTask> of(KernelFiles files, int pid) {
        String folder = "/proc/" + pid + "/";
        Optional<String> stat = files.find(folder + "stat").filter(KernelTask::isKernelThread);
        Optional<String> status = files.find(folder + "status");
        if (stat.isEmpty() || status.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new KernelTask(
                pid,
                name(stat.orElseThrow()),
                status.orElseThrow().lines().anyMatch(line -> line.startsWith("Vm")),
                files.find(folder + "maps").map(String::length).orElse(-1),
                files.findAfter(folder + "status", "SigIgn:").equals(Optional.of(ALL_SIGNALS)),
                files.findAfter(folder + "status", "Cpus_allowed_list:").orElse(""),
                number(fields(stat.orElseThrow()), START)));
    }

    /** Whether a line of {@code /proc/PID/stat} has the flag. */
    static boolean isKernelThread(String stat) {
        return (number(fields(stat), FLAGS) & PF_KTHREAD) != 0;
    }

    /** Those behind the name, which may hold anything. */
    private static String[] fields(String stat) {
        return stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1);
    }

    /** One of them; 0 where it is missing or no number. */
    private static long number(String[] fields, int which) {
        return fields.length > which && fields[which].matches("\\d{1,18}") ? Long.parseLong(fields[which]) : 0;
    }

    private static String name(String stat) {
        return stat.substring(stat.indexOf('(') + 1, stat.lastIndexOf(')'));
    }

    /** What it is called without its number: {@code ksoftirqd}, {@code kworker}. */
    String family() {
        Matcher matcher = NUMBER.matcher(name);
        return matcher.matches() ? matcher.group(1) : name;
    }

    /** The number in its name that the article reads as a CPU; none where it has none, as a pool's {@code kworker/u8:0}. */
    OptionalInt number() {
        Matcher matcher = NUMBER.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(2))) : OptionalInt.empty();
    }

    /** Whether the one CPU that it may run on is that of its number. */
    boolean runsOnItsNumberAlone() {
        return number().isPresent() && cpus.equals(String.valueOf(number().getAsInt()));
    }
}
