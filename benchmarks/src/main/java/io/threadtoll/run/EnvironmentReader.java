// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.linux.Affinity;
import io.threadtoll.linux.ProcFs;
import io.threadtoll.model.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what this machine and this JVM are. A field the kernel doesn't show is left out; the host's name always is. */
public final class EnvironmentReader {
    private EnvironmentReader() {}

    /** The environment now. */
    public static Environment read() {
        SortedMap<String, String> fields = new TreeMap<>();
        for (EnvironmentFile file : EnvironmentFile.values()) {
            ProcFs.find(file.path()).filter(text -> !text.isEmpty()).ifPresent(text -> fields.put(file.field(), text));
        }
        cpu(fields);
        ProcFs.find("/proc/cmdline").ifPresent(line -> fields.put("kernel.cmdline", KernelCommandLine.relevant(line)));
        fields.put("kernel.release", System.getProperty("os.version"));
        fields.put("os.arch", System.getProperty("os.arch"));
        ProcFs.find("/proc/meminfo")
                .flatMap(text -> line(text, "MemTotal:"))
                .ifPresent(v -> fields.put("memory.total", v));
        ProcFs.find("/etc/os-release")
                .flatMap(text -> line(text, "PRETTY_NAME="))
                .ifPresent(v -> fields.put("os.name", v.replace("\"", "")));
        ProcFs.find("/proc/self/limits").ifPresent(text -> limits(fields, text));
        vulnerabilities(fields);
        SourceCommit.find().ifPresent(commit -> fields.put("threadtoll.commit", commit));
        glibc().ifPresent(version -> fields.put("glibc.version", version));
        fields.put("kernel.counters", CounterAccess.now());
        fields.putAll(JvmFields.ofThisJvm());
        fields.put("cpus.allowed", Affinity.allowed().toString());
        return new Environment(Runtime.getRuntime().availableProcessors(), fields);
    }

    private static void cpu(SortedMap<String, String> fields) {
        String info = ProcFs.find("/proc/cpuinfo").orElse("");
        // x86 names the model; arm64 and riscv64 only number it.
        Stream.of("model name", "CPU part", "uarch")
                .flatMap(label -> line(info, label).stream())
                .findFirst()
                .ifPresent(value -> fields.put("cpu.model", value.replaceFirst("^\\s*:\\s*", "")));
        line(info, "flags")
                .ifPresent(flags ->
                        fields.put("hypervisor.present", String.valueOf((" " + flags + " ").contains(" hypervisor "))));
        line(info, "microcode").ifPresent(value -> fields.put("cpu.microcode", value.replaceFirst("^\\s*:\\s*", "")));
    }

    private static void limits(SortedMap<String, String> fields, String text) {
        Map.of(
                        "limit.stack",
                        "Max stack size",
                        "limit.processes",
                        "Max processes",
                        "limit.open_files",
                        "Max open files")
                .forEach((name, label) ->
                        line(text, label).ifPresent(v -> fields.put(name, v.replaceAll("\\s+", " "))));
    }

    private static void vulnerabilities(SortedMap<String, String> fields) {
        try (Stream<Path> files = Files.list(Path.of("/sys/devices/system/cpu/vulnerabilities"))) {
            fields.put(
                    "cpu.mitigations",
                    files.sorted()
                            .map(file -> file.getFileName() + ": "
                                    + ProcFs.find(file.toString()).orElse("?"))
                            .filter(text -> !text.endsWith("Not affected"))
                            .collect(Collectors.joining("; ")));
        } catch (IOException | UncheckedIOException absent) {
            // Old kernels have no such folder: the field is left out, like any other that isn't shown.
        }
    }

    /** The C library's file names its version, or its folder does; where neither, it is left out. */
    private static Optional<String> glibc() {
        return ProcFs.find("/proc/self/maps")
                .flatMap(maps -> maps.lines()
                        .filter(line -> line.endsWith("/libc.so.6"))
                        .map(line -> line.substring(line.indexOf('/')))
                        .findFirst()
                        .flatMap(GlibcVersion::of));
    }

    private static Optional<String> line(String text, String label) {
        return text.lines()
                .filter(line -> line.startsWith(label))
                .map(line -> line.substring(label.length()).strip())
                .findFirst();
    }
}
