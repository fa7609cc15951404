// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.machine.CpuGroup;
import io.threadtoll.machine.CpuList;
import java.util.regex.Pattern;

/** Lines for a shell whose words come from the kernel's files, which others may have named. */
final class ShellLine {
    /** Needs no quotes, and means nothing to a shell. */
    private static final Pattern PLAIN = Pattern.compile("/[A-Za-z0-9/._@:,-]*");

    private ShellLine() {}

    /** Writes a word into a file; nothing where the file's name would have to be quoted. */
    static String write(String word, String path) {
        return PLAIN.matcher(path).matches() ? "echo " + word + " > " + path : "";
    }

    /** Ends the quota of a control group. */
    static String endQuota(CpuGroup group) {
        return write(group.unified() ? "max" : "-1", group.quotaFile());
    }

    /** Runs the suite on these CPUs only (taskset(1)). */
    static String runOn(CpuList cpus) {
        return cpus.isEmpty() ? "" : "taskset -c " + cpus + " ./threadtoll reproduce";
    }
}
