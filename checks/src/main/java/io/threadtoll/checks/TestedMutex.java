// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;

/**
 * The lock that this JVM tests. jcstress has no parameters, and a JVM that knows one kind only compiles it into the actors,
 * where the compiler is most free to reorder; so the kind is a system property, and {@link Stress} goes over the kinds.
 */
final class TestedMutex {
    /** The system property that names the kind. */
    static final String PROPERTY = "mutex";

    private static final MutexKind KIND = MutexKind.valueOf(System.getProperty(PROPERTY));

    /** A state doesn't learn when it is no longer needed, so what has to be closed is made once. */
    private static final Mutex FOR_ALL_STATES = switch (KIND.family()) {
        case KERNEL, LIBC -> KIND.create();
        case CONTROL, FUTEX, SPIN, JDK -> null;
    };

    private TestedMutex() {}

    /** A lock of the tested kind, free; where it must be closed the same one each time. */
    static Mutex create() {
        return FOR_ALL_STATES == null ? KIND.create() : FOR_ALL_STATES;
    }
}
