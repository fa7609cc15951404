// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** A native call failed with an errno that no caller can go on from; the message names the call and the reason. */
public final class NativeCallException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int errno;

    NativeCallException(String call, int errno, String reason) {
        super(call + " failed with " + Errno.nameOf(errno) + ": " + reason);
        this.errno = errno;
    }

    /** The error number, as in errno(3). */
    public int errno() {
        return errno;
    }
}
