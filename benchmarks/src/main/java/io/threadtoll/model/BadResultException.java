// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/** A result folder can't be read or written; the message says which file, what is wrong and what to do. */
public final class BadResultException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadResultException(String message) {
        super(message);
    }

    public BadResultException(String message, Throwable cause) {
        super(message, cause);
    }
}
