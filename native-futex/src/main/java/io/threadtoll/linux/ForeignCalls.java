// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Optional;

/**
 * The calls through {@code java.lang.foreign} on a JVM or in a jar that hasn't got them. The class of the same name
 * under {@code src/main/java22}, which a jar holds in META-INF/versions/22, takes this one's place where it can.
 */
final class ForeignCalls {
    private static final int FIRST = 22;

    private ForeignCalls() {}

    /** Why they are missing. */
    static Optional<String> missing() {
        int feature = Runtime.version().feature();
        return Optional.of(
                feature < FIRST
                        ? "java.lang.foreign is final from JDK 22 on; this is JDK " + feature
                        : "these classes were built on a JDK before 22, which can't compile it, or are run from a folder,"
                                + " where Java doesn't look into META-INF/versions: build on 22 or newer and run the jar");
    }

    @SuppressWarnings("DoNotCallSuggester") // The class that takes this one's place returns.
    static SystemCalls make() {
        throw new UnsupportedPlatformException(missing().orElseThrow());
    }
}
