// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** The error numbers this package gives a meaning to; the same on x86-64, aarch64 and riscv64 (errno(3)). */
enum Errno {
    EPERM(1),
    ENOENT(2),
    ESRCH(3),
    EINTR(4),
    EAGAIN(11),
    ENOMEM(12),
    EACCES(13),
    EFAULT(14),
    EINVAL(22),
    ENFILE(23),
    EMFILE(24),
    ENOSYS(38),
    EOPNOTSUPP(95),
    ETIMEDOUT(110);

    final int number;

    Errno(int number) {
        this.number = number;
    }

    boolean is(int errno) {
        return number == errno;
    }

    /** The name where it is known, else the bare number. */
    static String nameOf(int errno) {
        for (Errno known : values()) {
            if (known.number == errno) {
                return known.name();
            }
        }
        return "errno " + errno;
    }
}
