// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

/** The kernel gives this process no such counter; the message, one line, says exactly why and what to do. */
public final class CounterUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    CounterUnavailableException(String why) {
        super(why);
    }
}
