// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import java.time.Duration;
import java.util.EnumSet;

/** A JVM of its own for {@link StarvedProcessTest}: each lock in turn guards a count. */
final class EveryMutexCounts {
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final int THREADS = 2 * Runtime.getRuntime().availableProcessors();
    private static final Stint SHORT = new Stint(Duration.ofMillis(100), 1_000);

    private EveryMutexCounts() {}

    /** Says of each kind, once each, its count and what its threads added. */
    public static void main(String[] args) {
        for (MutexKind kind : EnumSet.complementOf(EnumSet.of(MutexKind.NO_MUTEX))) {
            try (Mutex mutex = kind.create()) {
                GuardedCount counted = new GuardedCount(mutex, SHORT).after(THREADS, LIMIT);
                System.out.println(kind + " " + counted.count() + " " + counted.added());
            }
        }
    }
}
