// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** This operating system, architecture or JNA can't make the calls of this package; the message says which and why. */
public final class UnsupportedPlatformException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnsupportedPlatformException(String message) {
        super(message);
    }

    UnsupportedPlatformException(String message, Throwable cause) {
        super(message, cause);
    }
}
