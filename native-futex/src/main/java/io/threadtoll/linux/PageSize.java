// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** What pages memory is to have (madvise(2), MADV_NOHUGEPAGE and MADV_HUGEPAGE). */
public enum PageSize {
    /** The machine's smallest, 4 KiB on most. */
    SMALL(15),
    /** Transparent huge ones, 2 MiB on most, as far as the kernel has them; {@link TouchedMemory#hugeBytes} says how far. */
    HUGE(14);

    final int advice;

    PageSize(int advice) {
        this.advice = advice;
    }
}
