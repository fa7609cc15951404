// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import io.threadtoll.jvm.ShellCommand;
import io.threadtoll.linux.BareCalls;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.model.NotApplicableException;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The threads of this process as the kernel lists them.
 *
 * @param tasks entries of the task folder
 * @param counted threads that the status counts
 * @param psRows rows of {@code ps -eLf}; none where there is no ps
 */
record TaskListing(int tasks, int counted, OptionalLong psRows) {
    private static final String STATUS = "/proc/self/status";
    private static final String TASK_FOLDER = "/proc/self/task";

    /** The JVM's own threads come and go. */
    private static final int TRIES = 20;

    /** The three, read until they agree, which is the first time unless a thread began or ended meanwhile. */
    static TaskListing now(KernelFiles files) throws Exception {
        TaskListing listing = once(files);
        for (int i = 1; i < TRIES && !listing.agrees(); i++) {
            listing = once(files);
        }
        return listing;
    }

    private static TaskListing once(KernelFiles files) throws Exception {
        int tasks = files.list(TASK_FOLDER, "").size();
        return new TaskListing(tasks, Integer.parseInt(files.after(STATUS, "Threads:")), ps());
    }

    private boolean agrees() {
        return counted == tasks && psRows.orElse(tasks) == tasks;
    }

    /** The different values of a line in the status of each thread. */
    static int different(KernelFiles files, String label) throws CannotTellException {
        Set<String> values = new HashSet<>();
        for (String task : files.list(TASK_FOLDER, "")) {
            files.findAfter(TASK_FOLDER + "/" + task + "/status", label).ifPresent(values::add);
        }
        return values.size();
    }

    /** Rows whose second column, PID, is this process. */
    private static OptionalLong ps() throws Exception {
        try {
            ShellCommand.require("ps");
        } catch (NotApplicableException without) {
            return OptionalLong.empty();
        }
        String pid = String.valueOf(BareCalls.getpid());
        return OptionalLong.of(ShellCommand.run("ps -eLf").output().stream()
                .map(row -> row.strip().split("\\s+", -1))
                .filter(columns -> columns.length > 1 && columns[1].equals(pid))
                .count());
    }
}
