// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** Private anonymous memory of which every page has been written to (mmap(2)). */
public final class TouchedMemory implements AutoCloseable {
    private static final int PROT_READ_WRITE = 3;
    private static final int MAP_PRIVATE_ANONYMOUS_NORESERVE = 0x4022;
    private static final long MAP_FAILED = -1;

    private final long bytes;
    private long address;

    /**
     * So many bytes of it, in pages of a size if the kernel can.
     *
     * @throws NativeCallException ENOMEM where there is none
     */
    public TouchedMemory(long bytes, PageSize pages) {
        this.bytes = bytes;
        long mapping = LibC.mmap(0, bytes, PROT_READ_WRITE, MAP_PRIVATE_ANONYMOUS_NORESERVE, -1, 0);
        if (mapping == MAP_FAILED) {
            throw new NativeCallException("mmap", LibC.errno(), "no memory for " + bytes + " bytes");
        }
        // EINVAL is that of a kernel without huge pages, which has small ones anyway.
        if (LibC.madvise(mapping, bytes, pages.advice) != 0 && !Errno.EINVAL.is(LibC.errno())) {
            int errno = LibC.errno();
            LibC.munmap(mapping, bytes);
            throw new NativeCallException("madvise", errno, "the memory was mapped for it");
        }
        LibC.memset(mapping, 1, bytes);
        address = mapping;
    }

    /** How much of it is in huge pages. */
    public long hugeBytes() {
        return Mapping.all(ProcessHandle.current().pid()).stream()
                .filter(mapping -> mapping.contains(address))
                .mapToLong(Mapping::hugeBytes)
                .sum();
    }

    /** Gives it back; once is enough. */
    @Override
    public void close() {
        if (address != 0) {
            long mapping = address;
            address = 0;
            if (LibC.munmap(mapping, bytes) != 0) {
                throw new NativeCallException("munmap", LibC.errno(), "it was mapped when it was made");
            }
        }
    }
}
