// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** CPUs as the kernel lists them: {@code 0-3,8} (cpuset(7), "List format"). */
public final class CpuList {
    /** At most four digits each: CONFIG_NR_CPUS is at most 8192. */
    private static final Pattern RANGE = Pattern.compile("(\\d{1,4})(?:-(\\d{1,4}))?");

    /** A mask's words, 32 bits each, the highest first: of at most 9,600 CPUs. */
    private static final Pattern MASK = Pattern.compile("[0-9a-f]{1,8}(,[0-9a-f]{8}){0,299}");

    private static final int HEXADECIMAL = 16;

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

    /** Reads a mask, as the kernel writes it beside most lists, and older ones in their place: {@code 1,000000ff}. */
    public static CpuList parseMask(String text) throws CannotTellException {
        if (!MASK.matcher(text).matches()) {
            throw new CannotTellException("'" + text + "' is no mask of CPUs");
        }
        byte[] highestFirst = new BigInteger(text.replace(",", ""), HEXADECIMAL).toByteArray();
        byte[] lowestFirst = new byte[highestFirst.length];
        for (int i = 0; i < highestFirst.length; i++) {
            lowestFirst[i] = highestFirst[highestFirst.length - 1 - i];
        }
        return new CpuList(BitSet.valueOf(lowestFirst));
    }

    /** Reads a list as a person orders it: {@code 8,0-2} is 8, 0, 1 and 2. None may be in it twice. */
    public static List<Integer> parseInOrder(String text) throws CannotTellException {
        List<Integer> ordered = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            parse(part).cpus.stream().forEach(ordered::add);
        }
        CpuList all = of(ordered);
        if (all.size() < ordered.size()) {
            throw new CannotTellException("'" + text + "' names a CPU twice");
        }
        return List.copyOf(ordered);
    }

    /** Of their numbers. */
    public static CpuList of(Iterable<Integer> numbers) {
        BitSet cpus = new BitSet();
        numbers.forEach(cpus::set);
        return new CpuList(cpus);
    }

    public boolean isEmpty() {
        return cpus.isEmpty();
    }

    public int size() {
        return cpus.cardinality();
    }

    public boolean contains(int cpu) {
        return cpus.get(cpu);
    }

    /** Their numbers, ascending. */
    public List<Integer> numbers() {
        return cpus.stream().boxed().toList();
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

    @Override
    public boolean equals(Object other) {
        return other instanceof CpuList list && list.cpus.equals(cpus);
    }

    @Override
    public int hashCode() {
        return cpus.hashCode();
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
