// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.BitSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CPUs as the kernel lists them: {@code 0-3,8} (cpuset(7), "List format"). */
public final class CpuList {
    /** At most four digits each: CONFIG_NR_CPUS is at most 8192. */
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    private final BitSet cpus;

    private CpuList(BitSet cpus) {
        this.cpus = cpus;
    }

    /** Those the scheduler may use. */
    public static CpuList online(KernelFiles files) throws CannotTellException {
        return in(files, EnvironmentFile.CPUS_ONLINE.path(), "");
    }

    /** Those this process may use: those of its control group and its affinity (proc_pid_status(5)). */
    public static CpuList allowed(KernelFiles files) throws CannotTellException {
        return parse(files.after("/proc/self/status", "Cpus_allowed_list:"));
    }

    /** Those a file lists. */
    public static CpuList in(KernelFiles files, String path, String whyAbsent) throws CannotTellException {
        return parse(files.read(path, whyAbsent));
    }

    /** Reads a list; an empty one is none, and so is what older kernels print for an empty one, {@code (null)}. */
    public static CpuList parse(String text) throws CannotTellException {
        BitSet cpus = new BitSet();
        if (text.isEmpty() || text.equals("(null)")) {
            return new CpuList(cpus);
        }
        for (String part : text.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            if (!range.matches()) {
                throw new CannotTellException("'" + text + "' is no list of CPUs");
            }
            int from = Integer.parseInt(range.group(1));
            int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
            if (to < from) {
                throw new CannotTellException("'" + text + "' is no list of CPUs");
            }
            cpus.set(from, to + 1);
        }
        return new CpuList(cpus);
    }

    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    public int size() {
        return cpus.cardinality();
    }

    /** Those in both. */
    public CpuList and(CpuList other) {
        BitSet both = (BitSet) cpus.clone();
        both.and(other.cpus);
        return new CpuList(both);
    }

    /** Those not in the other. */
    public CpuList without(CpuList other) {
        BitSet rest = (BitSet) cpus.clone();
        rest.andNot(other.cpus);
        return new CpuList(rest);
    }

    public BitSet toBitSet() {
        return (BitSet) cpus.clone();
    }

    /** As the kernel writes it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int from = cpus.nextSetBit(0); from >= 0; from = cpus.nextSetBit(cpus.nextClearBit(from))) {
            int to = cpus.nextClearBit(from) - 1;
            text.append(text.length() > 0 ? "," : "").append(from);
            if (to > from) {
                text.append('-').append(to);
            }
        }
        return text.toString();
    }
}
