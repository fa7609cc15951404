// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.util.Optional;

/** An increment of a word in memory, in machine code, as a processor may be told to do it. */
public enum MachineIncrement {
    /** Load, add, store. */
    IN_STEPS(IncrementCode.INCREMENT_IN_STEPS),
    /** One instruction, as x86 has, that is not atomic. */
    AT_ONCE(IncrementCode.INCREMENT_AT_ONCE),
    /** One atomic instruction. */
    LOCKED(IncrementCode.INCREMENT_LOCKED);

    private final IncrementCode code;

    MachineIncrement(IncrementCode code) {
        this.code = code;
    }

    /** Why this machine can't do it; empty where it can. */
    public Optional<String> refusal() {
        try {
            code.on(SyscallTable.HERE);
        } catch (UnsupportedPlatformException e) {
            return Optional.of(e.getMessage());
        }
        // AT_HWCAP has it as HWCAP_ATOMICS, which the kernel spells "atomics"
        // (Documentation/arch/arm64/elf_hwcaps.rst).
        boolean lacksAtomics = this == LOCKED
                && SyscallTable.HERE == SyscallTable.AARCH64
                && !ProcFs.read("/proc/cpuinfo").contains(" atomics");
        return lacksAtomics
                ? Optional.of("this processor has no atomic add in one instruction (LSE)")
                : Optional.empty();
    }

    /** The code, callable until it is closed; several threads may call it at once. */
    public final class Loop implements AutoCloseable {
        private final ExecutableStub stub = new ExecutableStub(code);

        /** Increments the first eight bytes of a word so often. */
        public void run(AlignedWord word, long times) {
            if (times < 1) {
                throw new IllegalArgumentException("the loop runs at least once, not " + times + " times");
            }
            try {
                stub.call(LibC.addressOf(word.memory), times);
            } finally {
                Reference.reachabilityFence(word);
            }
        }

        @Override
        public void close() {
            stub.close();
        }
    }

    /**
     * The code in memory that may be executed.
     *
     * @throws UnsupportedPlatformException where {@link #refusal} says why
     */
    public Loop loop() {
        return new Loop();
    }
}
