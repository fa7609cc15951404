// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the CPUs of a machine are called ({@code /proc/cpuinfo}). x86 and others name a model; arm64 and riscv64 number
 * implementer and part, and a machine may have CPUs of several kinds.
 */
final class CpuModel {
    /** Of these the first that a CPU has: x86 and LoongArch, 32-bit Arm, MIPS, POWER and SPARC, s390. */
    private static final List<String> NAMES = List.of("model name", "processor name", "cpu model", "cpu", "vendor_id");

    /** Where they are, they tell kinds apart that may share a name. */
    private static final List<String> PARTS = List.of("cpu implementer", "cpu part");

    /** RISC-V's, from the device tree, and from its registers where that names none. */
    private static final List<String> REGISTERS = List.of("mvendorid", "marchid");

    private CpuModel() {}

    static Optional<String> of(KernelFiles files) {
        Set<String> kinds = new LinkedHashSet<>();
        for (String cpu : files.find("/proc/cpuinfo").orElse("").split("\n\\s*\n", -1)) {
            kinds.add(kind(fields(cpu)));
        }
        kinds.remove("");
        return kinds.isEmpty() ? Optional.empty() : Optional.of(String.join(" + ", kinds));
    }

    private static Map<String, String> fields(String cpu) {
        Map<String, String> fields = new HashMap<>();
        cpu.lines().forEach(line -> {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                        line.substring(colon + 1).strip());
            }
        });
        // 32-bit Arm calls the name Processor, in capitals, and every kernel numbers its CPUs by the same word.
        Optional.ofNullable(fields.get("processor"))
                .filter(name -> !name.matches("\\d+"))
                .ifPresent(name -> fields.put("processor name", name));
        return fields;
    }

    private static String kind(Map<String, String> fields) {
        String name = NAMES.stream()
                .map(label -> fields.getOrDefault(label, ""))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        List<String> numbers = fields.containsKey("uarch") ? List.of("uarch") : REGISTERS;
        String numbered = Stream.concat(PARTS.stream(), numbers.stream())
                .filter(fields::containsKey)
                .map(label -> label.replace("cpu ", "").replace("uarch", "") + " " + fields.get(label))
                .map(String::strip)
                .collect(Collectors.joining(" "));
        return (name + " " + numbered).strip();
    }
}
