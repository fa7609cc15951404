// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import com.google.auto.service.AutoService;
import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Does a kernel thread live on after SIGKILL (kill(1))? It is sent to a few kworkers that ignore it by their own word, SigIgn;
 * what ran before still runs if a thread of the same id has the same start time (proc_pid_stat(5)).
 *
 * <p>Those that belong to one workqueue, {@code kworker/R-}, are preferred, since they last as long as it does; the others are
 * ended by the kernel when they have been idle for a while, and so several are tried.
 */
@AutoService(Probe.class)
public final class KernelThreadKill implements Probe {
    /** The probe's id. */
    public static final String ID = "kernel-thread-kill";

    /** Kernel threads that SIGKILL was sent to. */
    public static final Metric SENT = Metric.of("killsSent");

    /** Those of them that run on, the same as before. */
    public static final Metric LIVED = Metric.of("killsLivedThrough");

    /** Kernel threads that the kernel didn't let it be sent to. */
    public static final Metric REFUSED = Metric.of("killsRefused");

    private static final int MOST = 3;

    /** Far longer than a signal takes to end a thread that sleeps. */
    private static final long SETTLE_MS = 300;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does a kernel thread live on after SIGKILL, sent with --allow-kill only?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(SENT.name(), LIVED.name(), REFUSED.name());
    }

    @Override
    public boolean isExact() {
        return true;
    }

    @Override
    public boolean kills() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        ShellCommand.require("sh");
        KernelFiles files = KernelFiles.ofThisMachine();
        List<KernelTask> chosen = harmless(KernelTask.seen(files));
        if (chosen.isEmpty()) {
            throw new NotApplicableException("there is no kworker here that ignores every signal");
        }
        return send(files, chosen);
    }

    /** Sends it to each of these, which were there just now, and looks which still are: an id is given again long after. */
    static Findings send(KernelFiles files, List<KernelTask> chosen) throws IOException, InterruptedException {
        List<KernelTask> sent = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (KernelTask task : chosen) {
            ShellCommand kill = ShellCommand.run("kill -KILL " + task.pid());
            notes.add("$ " + kill.line() + " (" + task.name() + ") -> exit " + kill.exit()
                    + String.join(" ", kill.output()).replaceFirst("^(?=.)", ": "));
            if (kill.exit() == 0) {
                sent.add(task);
            }
        }
        TimeUnit.MILLISECONDS.sleep(SETTLE_MS);
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(SENT, (double) sent.size());
        values.put(LIVED, (double)
                sent.stream().filter(task -> livesOn(files, task)).count());
        values.put(REFUSED, (double) chosen.size() - sent.size());
        return Findings.of(values).withNote(String.join("; ", notes));
    }

    /** Neither init nor kthreadd, whatever they are called. */
    static List<KernelTask> harmless(List<KernelTask> tasks) {
        return tasks.stream()
                .filter(task -> task.pid() > 2 && task.name().startsWith("kworker/") && task.ignoresAll())
                .sorted(Comparator.comparing((KernelTask task) -> !task.name().startsWith("kworker/R-"))
                        .thenComparing(KernelTask::pid))
                .limit(MOST)
                .toList();
    }

    private static boolean livesOn(KernelFiles files, KernelTask before) {
        return KernelTask.of(files, before.pid()).map(KernelTask::startTicks).equals(Optional.of(before.startTicks()));
    }
}
