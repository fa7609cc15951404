// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.model.NotApplicableException;
import java.util.concurrent.ThreadFactory;

/** Makes virtual threads (JEP 444), found by reflection, since this is compiled for JDK 17. */
final class VirtualThreads {
    private static final int FIRST_FEATURE = 21;

    private VirtualThreads() {}

    /**
     * A factory of virtual threads.
     *
     * @throws NotApplicableException before JDK 21
     */
    static ThreadFactory factory() throws NotApplicableException {
        int feature = Runtime.version().feature();
        if (feature < FIRST_FEATURE) {
            throw new NotApplicableException(
                    "virtual threads need JDK " + FIRST_FEATURE + " or later, and this is JDK " + feature);
        }
        try {
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            return (ThreadFactory) Class.forName("java.lang.Thread$Builder")
                    .getMethod("factory")
                    .invoke(builder);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("JDK " + feature + " should have Thread.ofVirtual", e);
        }
    }
}
