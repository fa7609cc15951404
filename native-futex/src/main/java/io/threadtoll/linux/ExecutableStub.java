// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/**
 * A function in machine code, in a mapping of its own (mmap(2), mprotect(2)): written while it may be written, then made
 * executable and read-only, never both.
 *
 * <p>Assumes: nobody calls it while another thread closes it.
 *
 * <p>On aarch64 the instruction cache doesn't see what was written. The kernel brings a page that becomes executable up
 * to date itself ({@code __sync_icache_dcache} in {@code arch/arm64/mm/flush.c}), and these pages never were before.
 */
final class ExecutableStub implements AutoCloseable {
    private static final int PROT_READ = 1;
    private static final int PROT_WRITE = 2;
    private static final int PROT_EXEC = 4;
    private static final int MAP_PRIVATE_ANONYMOUS = 0x22;
    private static final long MAP_FAILED = -1;

    private final long bytes;
    private long address;

    /**
     * A stub that can be called.
     *
     * @throws UnsupportedPlatformException on an architecture that has no such code
     * @throws NativeCallException EACCES where the system forbids memory to become executable (SELinux execmem)
     */
    ExecutableStub(StubCode code) {
        byte[] instructions = code.on(SyscallTable.HERE);
        bytes = instructions.length;
        long mapping = LibC.mmap(0, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE_ANONYMOUS, -1, 0);
        if (mapping == MAP_FAILED) {
            throw new NativeCallException("mmap", LibC.errno(), "no memory for " + bytes + " bytes of machine code");
        }
        LibC.write(mapping, instructions);
        if (LibC.mprotect(mapping, bytes, PROT_READ | PROT_EXEC) != 0) {
            int errno = LibC.errno();
            LibC.munmap(mapping, bytes);
            throw new NativeCallException("mprotect", errno, "this system lets no memory become executable");
        }
        address = mapping;
    }

    /** Calls the stub with up to six arguments, numbers or addresses. */
    long call(Object... arguments) {
        if (address == 0) {
            throw new IllegalStateException("the stub is closed");
        }
        return LibC.call(address, arguments);
    }

    /** Where the code is, as another stub may call it; 0 once it is closed. */
    long address() {
        return address;
    }

    /** Takes the mapping away; once is enough. */
    @Override
    public void close() {
        if (address != 0) {
            long mapping = address;
            address = 0;
            if (LibC.munmap(mapping, bytes) != 0) {
                throw new NativeCallException("munmap", LibC.errno(), "it was mapped when the stub was made");
            }
        }
    }
}
