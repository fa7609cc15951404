// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.Optional;

/** Whether the calls of this package can be made at all: what measures asks before it begins. */
public final class NativeAccess {
    private NativeAccess() {}

    /** Why they can't, and what to do; empty where they can. */
    public static Optional<String> refusal() {
        return LibC.REFUSAL;
    }

    /**
     * Goes on only where they can be made.
     *
     * @throws UnsupportedPlatformException otherwise, with the reason
     */
    public static void require() {
        refusal().ifPresent(why -> {
            throw new UnsupportedPlatformException(why);
        });
    }
}
