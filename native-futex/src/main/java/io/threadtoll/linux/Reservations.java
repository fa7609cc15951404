// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.Closeable;
import java.util.Arrays;
import java.util.Optional;

/**
 * Address space reserved as threads would, without the threads (mmap(2), mprotect(2)). Nothing of it is touched, so it
 * takes address space and entries in the kernel's list of mappings, and no other memory.
 *
 * <p>For one thread. Where the kernel refuses more, the JVM gets no more either: give some back before anything else.
 */
public final class Reservations implements Closeable {
    private static final int PROT_NONE = 0;
    private static final int PROT_READ_WRITE = 3;

    /** MAP_PRIVATE, MAP_ANONYMOUS and MAP_STACK; the same on x86-64, aarch64 and riscv64. */
    private static final int STACK_FLAGS = 0x20022;

    private static final long MAP_FAILED = -1;

    private final long stackBytes;
    private final long guardBytes;
    private long[] addresses = new long[1_024];
    private int count;

    private Reservations(long stackBytes, long guardBytes) {
        this.stackBytes = stackBytes;
        this.guardBytes = guardBytes;
    }

    /**
     * Stacks as glibc makes them ({@code allocate_stack} in nptl/allocatestack.c, as strace shows it): all of it mapped
     * without any access, then all but the guard, which is the lowest page, made readable and writable. Two mappings
     * each.
     *
     * @param stackBytes a multiple of the page size, without the guard
     */
    public static Reservations guarded(long stackBytes) {
        return new Reservations(stackBytes, LibC.getpagesize());
    }

    /** Address space alone, without any access: to the kernel neighbours are one mapping. */
    public static Reservations unguarded(long bytes) {
        return new Reservations(bytes, 0);
    }

    /**
     * Reserves one more.
     *
     * @return empty where it was reserved; else the name of the error, ENOMEM for lack of address space, of entries
     *     ({@code vm.max_map_count}) or, where overcommit is off, of memory. Then nothing of it is left.
     */
    public Optional<String> next() {
        long bytes = eachBytes();
        long address = LibC.mmap(0, bytes, PROT_NONE, STACK_FLAGS, -1, 0);
        if (address == MAP_FAILED) {
            return Optional.of(Errno.nameOf(LibC.errno()));
        }
        if (guardBytes > 0 && LibC.mprotect(address + guardBytes, stackBytes, PROT_READ_WRITE) != 0) {
            int errno = LibC.errno();
            unmap(address, bytes);
            return Optional.of(Errno.nameOf(errno));
        }
        if (count == addresses.length) {
            addresses = Arrays.copyOf(addresses, 2 * count);
        }
        addresses[count++] = address;
        return Optional.empty();
    }

    /** How many are reserved. */
    public int count() {
        return count;
    }

    /** The address space they take, guards included. */
    public long virtualBytes() {
        return count * eachBytes();
    }

    /** Gives all back, neighbours in one call; a second time does nothing. */
    @Override
    public void close() {
        Arrays.sort(addresses, 0, count);
        int run = 0;
        for (int i = 1; i <= count; i++) {
            if (i == count || addresses[i] != addresses[i - 1] + eachBytes()) {
                unmap(addresses[run], (i - run) * eachBytes());
                run = i;
            }
        }
        count = 0;
    }

    private long eachBytes() {
        return guardBytes + stackBytes;
    }

    private static void unmap(long address, long bytes) {
        if (LibC.munmap(address, bytes) != 0) {
            throw new NativeCallException("munmap", LibC.errno(), "it was reserved here");
        }
    }
}
