// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What this process has from whoever started it, and hands on to every JVM it starts, so that it changes what they do. */
public final class Inherited {
    /** The field of the variables that are set, {@link #NO_VARIABLE} where none is. */
    public static final String VARIABLES = "process.variables";

    /** The field of the nice value, 0 as a rule (nice(2)). */
    public static final String NICE = "process.nice";

    /** The field of the scheduling policy, SCHED_OTHER as a rule (sched(7)). */
    public static final String POLICY = "process.policy";

    /** What {@link #VARIABLES} says where none is set. */
    public static final String NO_VARIABLE = "none";

    /** What both of the other fields are where nobody changed them. */
    private static final Map<String, String> USUAL = Map.of(NICE, "0", POLICY, "SCHED_OTHER");

    /**
     * Options for a JVM (the java command's manual, "JDK_JAVA_OPTIONS"; JVM TI, "JAVA_TOOL_OPTIONS"), what the dynamic linker
     * loads before all else (ld.so(8)), glibc's tunables (its manual, chapter "Tunables") and its memory's (mallopt(3)).
     */
    private static final List<String> NAMES = List.of(
            "JAVA_TOOL_OPTIONS",
            "JDK_JAVA_OPTIONS",
            "_JAVA_OPTIONS",
            "LD_PRELOAD",
            "LD_AUDIT",
            "GLIBC_TUNABLES",
            "MALLOC_ARENA_MAX",
            "MALLOC_ARENA_TEST",
            "MALLOC_CHECK_",
            "MALLOC_MMAP_MAX_",
            "MALLOC_MMAP_THRESHOLD_",
            "MALLOC_PERTURB_",
            "MALLOC_TOP_PAD_",
            "MALLOC_TRIM_THRESHOLD_");

    /** Policies by their number (include/uapi/linux/sched.h); 4 is none. */
    private static final List<String> POLICIES = List.of(
            "SCHED_OTHER", "SCHED_FIFO", "SCHED_RR", "SCHED_BATCH", "4", "SCHED_IDLE", "SCHED_DEADLINE", "SCHED_EXT");

    private Inherited() {}

    /** The fields; of nice value and policy those that the kernel shows (proc_pid_stat(5), fields 19 and 41). */
    public static SortedMap<String, String> fields(Function<String, Optional<String>> variable, KernelFiles files) {
        SortedMap<String, String> fields = new TreeMap<>();
        String set = NAMES.stream()
                .flatMap(name ->
                        variable
                                .apply(name)
                                .filter(value -> !value.isEmpty())
                                .map(value -> name + "=" + value)
                                .stream())
                .collect(Collectors.joining(" "));
        fields.put(VARIABLES, set.isEmpty() ? NO_VARIABLE : set);
        String stat = files.find("/proc/self/stat").orElse("");
        String[] afterCommand =
                stat.substring(stat.lastIndexOf(')') + 1).strip().split("\\s+", -1);
        put(fields, NICE, afterCommand, 19);
        put(fields, POLICY, afterCommand, 41);
        fields.computeIfPresent(POLICY, (name, number) -> policy(number));
        return fields;
    }

    /** The names of the variables in their field. */
    public static List<String> names(String variables) {
        return NAMES.stream()
                .filter(name -> (" " + variables).contains(" " + name + "="))
                .toList();
    }

    /** What of these fields is not as it is for a process of which nobody asked anything, in words. */
    public static List<String> distorting(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> field.getKey().equals(VARIABLES)
                        ? !field.getValue().equals(NO_VARIABLE)
                        : USUAL.containsKey(field.getKey()) && !field.getValue().equals(USUAL.get(field.getKey())))
                .map(field -> field.getKey().equals(VARIABLES)
                        ? field.getValue() + ", which every JVM that is started obeys"
                        : field.getKey().replace("process.", "") + " " + field.getValue() + ", not "
                                + USUAL.get(field.getKey()))
                .toList();
    }

    /** The state of a process is field 3, the first behind its command. */
    private static void put(SortedMap<String, String> fields, String name, String[] afterCommand, int field) {
        if (field - 3 < afterCommand.length && afterCommand[field - 3].matches("-?\\d{1,9}")) {
            fields.put(name, afterCommand[field - 3]);
        }
    }

    private static String policy(String number) {
        int policy = Integer.parseInt(number);
        return policy >= 0 && policy < POLICIES.size() ? POLICIES.get(policy) : number;
    }
}
