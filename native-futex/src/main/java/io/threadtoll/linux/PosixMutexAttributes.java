// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.lang.ref.Reference;
import java.nio.ByteBuffer;

/** A {@code pthread_mutexattr_t}, which lives only until its mutex is made (pthread_mutexattr_init(3)). */
final class PosixMutexAttributes {
    /** glibc's bits of pthread.h; POSIX names three other types. */
    private static final int PTHREAD_MUTEX_ADAPTIVE_NP = 3;

    private static final int PTHREAD_PRIO_INHERIT = 1;

    /** More than sizeof(pthread_mutexattr_t), 4 bytes on x86-64 and 8 on aarch64. */
    private static final int BYTES = 64;

    private PosixMutexAttributes() {}

    /** Makes the mutex at an address one of a kind. */
    static void initialize(long mutex, PosixMutex.Kind kind) {
        ByteBuffer memory = ByteBuffer.allocateDirect(BYTES);
        long attributes = LibC.addressOf(memory);
        try {
            check("pthread_mutexattr_init", LibC.pthread_mutexattr_init(attributes), kind);
            choose(attributes, kind);
            check("pthread_mutex_init", LibC.pthread_mutex_init(mutex, attributes), kind);
            check("pthread_mutexattr_destroy", LibC.pthread_mutexattr_destroy(attributes), kind);
        } finally {
            Reference.reachabilityFence(memory);
        }
    }

    private static void choose(long attributes, PosixMutex.Kind kind) {
        switch (kind) {
            case DEFAULT -> {}
            case ADAPTIVE ->
                check(
                        "pthread_mutexattr_settype",
                        LibC.pthread_mutexattr_settype(attributes, PTHREAD_MUTEX_ADAPTIVE_NP),
                        kind);
            case PRIORITY_INHERITANCE ->
                check(
                        "pthread_mutexattr_setprotocol",
                        LibC.pthread_mutexattr_setprotocol(attributes, PTHREAD_PRIO_INHERIT),
                        kind);
        }
    }

    static void check(String call, int error, PosixMutex.Kind kind) {
        if (error != 0) {
            String reason = switch (kind) {
                case DEFAULT -> "no memory, or too many mutexes";
                case ADAPTIVE -> "this C library has no adaptive mutex, which is an extension of glibc's";
                case PRIORITY_INHERITANCE ->
                    "no priority inheritance: the C library lacks it, or the kernel"
                            + " (CONFIG_FUTEX_PI), or a sandbox filters FUTEX_LOCK_PI";
            };
            throw new UnsupportedPlatformException(call + " failed with " + Errno.nameOf(error) + ": " + reason);
        }
    }
}
