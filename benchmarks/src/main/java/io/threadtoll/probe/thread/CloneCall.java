// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.thread;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A call of clone(2), clone3(2), vfork(2) or fork(2) that succeeded, as strace(1) writes it.
 *
 * @param call the call's name
 * @param flags the flags that it was given, but for the signal of its end; none where strace doesn't say
 */
record CloneCall(String call, SortedSet<String> flags) {
    /** Of one that was interrupted in the trace the beginning has the flags, and the end the result. */
    private static final Pattern BEGINNING = Pattern.compile("^(?:\\d+ +)?(clone3?|vfork|fork)\\((.*)$");

    private static final Pattern FLAGS = Pattern.compile("flags=([A-Z0-9_|x]+)");
    private static final Pattern FAILED = Pattern.compile("= -1 E[A-Z]+");

    CloneCall {
        flags = Collections.unmodifiableSortedSet(new TreeSet<>(flags));
    }

    /** All of a trace. */
    static List<CloneCall> in(List<String> trace) {
        List<CloneCall> calls = new ArrayList<>();
        trace.forEach(line -> of(line).ifPresent(calls::add));
        return calls;
    }

    /** That of a line; empty where it has none, or one that failed. */
    static Optional<CloneCall> of(String line) {
        Matcher beginning = BEGINNING.matcher(line);
        if (!beginning.matches() || FAILED.matcher(line).find()) {
            return Optional.empty();
        }
        SortedSet<String> flags = new TreeSet<>();
        Matcher given = FLAGS.matcher(beginning.group(2));
        if (given.find()) {
            for (String flag : given.group(1).split("\\|", -1)) {
                if (flag.startsWith("CLONE_")) {
                    flags.add(flag);
                }
            }
        }
        return Optional.of(new CloneCall(beginning.group(1), flags));
    }

    /** Whether it made a thread of the same process. */
    boolean madeThread() {
        return flags.contains("CLONE_THREAD");
    }

    /** Whether what it made has its maker's memory: vfork(2) needs no flag for that. */
    boolean sharesMemory() {
        return call.equals("vfork") || flags.contains("CLONE_VM");
    }
}
