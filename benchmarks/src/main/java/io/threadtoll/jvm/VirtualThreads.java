// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Makes virtual threads (JEP 444), found by reflection, since this is compiled for JDK 17. */
public final class VirtualThreads {
    private static final int FIRST_FEATURE = 21;

    private VirtualThreads() {}

    /** Why this JVM has none; empty if it has. */
    public static Optional<String> refusal() {
        int feature = Runtime.version().feature();
        return feature < FIRST_FEATURE
                ? Optional.of("virtual threads need JDK " + FIRST_FEATURE + " or later, and this is JDK " + feature)
                : Optional.empty();
    }

    /**
     * A factory of virtual threads.
     *
     * @throws IllegalStateException where there is a {@link #refusal}
     */
    public static ThreadFactory factory() {
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM should have Thread.ofVirtual", e);
        }
    }
}
