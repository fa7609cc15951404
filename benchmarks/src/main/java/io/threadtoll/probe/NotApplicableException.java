// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

/** This machine or JVM can't show what a probe asks; the message says why. */
public final class NotApplicableException extends Exception {
    private static final long serialVersionUID = 1L;

    public NotApplicableException(String why) {
        super(why);
    }
}
