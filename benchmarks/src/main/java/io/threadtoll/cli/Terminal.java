// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.linux.BareCalls;

/**
 * What standard output is.
 *
 * @param interactive a terminal and not a file or a pipe
 * @param colour a terminal whose user did not set NO_COLOR
 */
record Terminal(boolean interactive, boolean colour) {
    /** Columns that tables are laid out for. */
    static final int WIDTH = 120;

    private static final int STDOUT = 1;

    static Terminal ofOutput() {
        boolean interactive = BareCalls.isTerminal(STDOUT);
        String noColour = System.getenv("NO_COLOR");
        return new Terminal(interactive, interactive && (noColour == null || noColour.isEmpty()));
    }
}
