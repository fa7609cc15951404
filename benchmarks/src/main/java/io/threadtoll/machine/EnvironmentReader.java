// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import io.threadtoll.jvm.JvmFields;
import io.threadtoll.linux.Affinity;
import io.threadtoll.machine.topology.UsableCpus;
import io.threadtoll.model.Environment;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads what this machine and this JVM are. A field the kernel doesn't show is left out; the host's name always is. */
public final class EnvironmentReader {
    /** The field of the CPUs this process may use: those of its cpuset, and of its affinity. */
    public static final String ALLOWED = "cpus.allowed";

    /** The field of the CPUs that somebody chose for the run, in their order. */
    public static final String CHOSEN = "cpus.chosen";

    private static final String CPUS = "/proc/cpuinfo";
    private static final String VULNERABILITIES = "/sys/devices/system/cpu/vulnerabilities";
    private static final String LIMITS = "/proc/self/limits";

    /** What of the process's limits is a field, and how the kernel labels it (proc_pid_limits(5)). */
    private static final Map<String, String> LIMIT_LABELS = Map.of(
            "limit.stack", "Max stack size",
            "limit.processes", "Max processes",
            "limit.open_files", "Max open files");

    private final KernelFiles files;
    private final SortedMap<String, String> fields = new TreeMap<>();

    private EnvironmentReader(KernelFiles files) {
        this.files = files;
    }

    /** The environment now. */
    public static Environment read() {
        KernelFiles here = KernelFiles.ofThisMachine();
        SortedMap<String, String> fields = fields(here);
        fields.put("kernel.release", System.getProperty("os.version"));
        fields.put("os.arch", System.getProperty("os.arch"));
        SourceCommit.find().ifPresent(commit -> fields.put("threadtoll.commit", commit));
        GlibcVersion.ofThisProcess(here).ifPresent(version -> fields.put("glibc.version", version));
        fields.put("kernel.counters", CounterAccess.now());
        fields.putAll(JvmFields.ofThisJvm());
        fields.putAll(Inherited.fields(name -> Optional.ofNullable(System.getenv(name)), here));
        fields.put(ALLOWED, Affinity.allowed().toString());
        Optional.ofNullable(System.getProperty(UsableCpus.CHOSEN)).ifPresent(chosen -> fields.put(CHOSEN, chosen));
        Machine machine = Machine.here();
        fields.putAll(machine.topology().fields());
        return new Environment(machine.processors(), fields);
    }

    /** What the files of a machine say, this one's or saved ones; those that are this JVM's alone aren't among them. */
    static SortedMap<String, String> fields(KernelFiles files) {
        EnvironmentReader reader = new EnvironmentReader(files);
        for (EnvironmentFile file : EnvironmentFile.values()) {
            reader.put(file.field(), files.find(file.path()).filter(text -> !text.isEmpty()));
        }
        reader.cpu();
        reader.put("kernel.cmdline", files.find("/proc/cmdline").map(KernelCommandLine::relevant));
        reader.put("memory.total", files.findAfter("/proc/meminfo", "MemTotal:"));
        reader.put("os.name", files.findAfter("/etc/os-release", "PRETTY_NAME=").map(name -> name.replace("\"", "")));
        LIMIT_LABELS.forEach((field, label) ->
                reader.put(field, files.findAfter(LIMITS, label).map(limit -> limit.replaceAll("\\s+", " "))));
        reader.vulnerabilities();
        reader.controlGroups();
        return reader.fields;
    }

    private void put(String field, Optional<String> value) {
        value.ifPresent(text -> fields.put(field, text));
    }

    private void cpu() {
        put("cpu.model", CpuModel.of(files));
        put(
                "hypervisor.present",
                cpu("flags").map(flags -> String.valueOf((" " + flags + " ").contains(" hypervisor "))));
        put("cpu.microcode", cpu("microcode"));
    }

    private Optional<String> cpu(String label) {
        return files.findAfter(CPUS, label).map(value -> value.replaceFirst("^\\s*:\\s*", ""));
    }

    private void vulnerabilities() {
        try {
            fields.put(
                    "cpu.mitigations",
                    files.list(VULNERABILITIES, "").stream()
                            .map(name -> name + ": "
                                    + files.find(VULNERABILITIES + "/" + name).orElse("?"))
                            .filter(text -> !text.endsWith("Not affected"))
                            .collect(Collectors.joining("; ")));
        } catch (CannotTellException absent) {
            // Old kernels have no such folder: the field is left out, like any other that isn't shown.
        }
    }

    private void controlGroups() {
        try {
            quota();
            put("cgroup.pids_max", mostTasks());
        } catch (CannotTellException unseen) {
            // No group is visible, and their fields are left out.
        }
    }

    /** The quota that binds, as the doctor sees it; where there is none, what the outermost visible group says. */
    private void quota() throws CannotTellException {
        List<CpuGroup> groups = CpuGroup.around(files);
        CpuGroup binding = CpuGroup.tightest(groups).orElse(groups.get(groups.size() - 1));
        put(binding.unified() ? "cgroup.cpu_max" : "cgroup.cpu_quota_us", files.find(binding.quotaFile()));
        put("cgroup.cpu_max", binding.quota().map(CpuGroup.Quota::toString));
    }

    /** The same of tasks. */
    private Optional<String> mostTasks() throws CannotTellException {
        List<String> bounds = new ControlGroups(files)
                .aroundSelf("pids").stream().map(folder -> folder + "/pids.max").toList();
        return bounds.stream()
                .filter(bound -> files.number(bound).isPresent())
                .min(Comparator.comparingDouble(bound -> files.number(bound).orElseThrow()))
                .or(() -> bounds.stream().reduce((inner, outer) -> outer))
                .flatMap(files::find);
    }
}
