// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * This machine or JVM can't do what a probe or a benchmark's setup asks; the message, one line, says why. It is no
 * failure: the cell is shown as not applicable, with the message.
 */
public final class NotApplicableException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotApplicableException(String why) {
        super(why);
    }
}
