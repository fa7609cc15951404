// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * The numbers of the system calls that libc has no function for, or that are called bare to be measured.
 *
 * <p>Source: {@code arch/x86/entry/syscalls/syscall_64.tbl}, and for the other two the generic table,
 * {@code include/uapi/asm-generic/unistd.h}.
 */
enum SyscallTable {
    X86_64(202, 110, 186, 298, 302, 312, 56, 157, 324),
    AARCH64(98, 173, 178, 241, 261, 272, 220, 167, 283),
    RISCV64(98, 173, 178, 241, 261, 272, 220, 167, 283);

    final int futex;
    final int getppid;
    final int gettid;
    final int perfEventOpen;
    final int prlimit64;
    final int kcmp;
    final int clone;
    final int prctl;
    final int membarrier;

    SyscallTable(
            int futex,
            int getppid,
            int gettid,
            int perfEventOpen,
            int prlimit64,
            int kcmp,
            int clone,
            int prctl,
            int membarrier) {
        this.futex = futex;
        this.getppid = getppid;
        this.gettid = gettid;
        this.perfEventOpen = perfEventOpen;
        this.prlimit64 = prlimit64;
        this.kcmp = kcmp;
        this.clone = clone;
        this.prctl = prctl;
        this.membarrier = membarrier;
    }

    /** The table of the machine this runs on. */
    static final SyscallTable HERE = of(System.getProperty("os.arch", "unknown"));

    /**
     * The table of an architecture as {@code os.arch} spells it.
     *
     * @throws UnsupportedPlatformException for any but x86-64, aarch64 and riscv64
     */
    static SyscallTable of(String osArch) {
        return switch (osArch) {
            case "amd64", "x86_64" -> X86_64;
            case "aarch64" -> AARCH64;
            case "riscv64" -> RISCV64;
            default ->
                throw new UnsupportedPlatformException("No system call numbers for the architecture " + osArch
                        + ": Threadtoll knows x86-64, aarch64 and riscv64. A line in SyscallTable adds one.");
        };
    }
}
