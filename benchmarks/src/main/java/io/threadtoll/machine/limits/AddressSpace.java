// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.machine.KernelFiles;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The half of the virtual addresses that a process may map.
 *
 * <p>Half because the kernel keeps the other one: of 48 bits, 47 are the user's, 128 TiB. Where five levels of page tables
 * give 57, mmap(2) without a hint stays below 2^47 all the same (kernel: Documentation/arch/x86/x86_64/5level-paging.rst,
 * Documentation/arch/riscv/vm-layout.rst).
 */
public record AddressSpace(KernelFiles files) {
    private static final int MOST_BITS = 47;

    /** x86-64 in {@code /proc/cpuinfo}. */
    private static final Pattern X86 = Pattern.compile("address sizes\\s*:.* (\\d+) bits virtual");

    /** riscv64 in {@code /proc/cpuinfo}: Sv39, Sv48 or Sv57. */
    private static final Pattern RISCV = Pattern.compile("mmu\\s*:\\s*sv(\\d+)");

    /** A line of {@code /proc/self/maps}; the kernel's own vsyscall page has an address of 64 bits. */
    private static final Pattern MAPPING = Pattern.compile("[0-9a-f]+-([0-9a-f]{1,15}) .*");

    /** What bounds the address space of a process: the user's half, or its RLIMIT_AS where that is smaller. */
    public OptionalDouble boundBytes(long pid) {
        OptionalLong half = userBytes();
        return half.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.min((double) half.getAsLong(), softLimit(pid)));
    }

    private double softLimit(long pid) {
        return new ProcessLimits(files, pid).addressSpaceBytes().orElse(Double.POSITIVE_INFINITY);
    }

    /** In bytes. aarch64 does not name its bits, so there it is the power of two above the highest mapping, the stack's. */
    OptionalLong userBytes() {
        String cpu = files.find("/proc/cpuinfo").orElse("");
        for (Pattern bits : new Pattern[] {X86, RISCV}) {
            Matcher found = bits.matcher(cpu);
            if (found.find()) {
                return OptionalLong.of(1L << Math.min(MOST_BITS, Integer.parseInt(found.group(1)) - 1));
            }
        }
        return files.find("/proc/self/maps").stream()
                .flatMap(String::lines)
                .map(MAPPING::matcher)
                .filter(Matcher::matches)
                .mapToLong(line -> Long.parseLong(line.group(1), 16))
                .max()
                .stream()
                .map(highest -> Long.highestOneBit(highest - 1) << 1)
                .findFirst();
    }
}
