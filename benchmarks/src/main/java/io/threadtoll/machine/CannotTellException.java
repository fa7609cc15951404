// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

/** What a check needs can't be seen from here; the message, one line, says why. It is no failure. */
public final class CannotTellException extends Exception {
    private static final long serialVersionUID = 1L;

    public CannotTellException(String why) {
        super(why);
    }
}
