// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.linux.BareCalls;
import java.util.OptionalInt;

/**
 * What standard output is.
 *
 * @param interactive a terminal and not a file or a pipe
 * @param colour a terminal whose user did not set NO_COLOR
 * @param width columns that tables are laid out for
 */
record Terminal(boolean interactive, boolean colour, int width) {
    /** In a file or a pipe, where nothing says how wide its reader's window is. */
    static final int WIDTH_OF_A_FILE = 120;

    /** Narrower than that no table can be read, and wider than this no line of text. */
    private static final int LEAST_WIDTH = 40;

    private static final int MOST_WIDTH = 240;
    private static final int STDOUT = 1;

    /** What a file that is written is. */
    static Terminal ofFile() {
        return new Terminal(false, false, WIDTH_OF_A_FILE);
    }

    static Terminal ofOutput() {
        boolean interactive = BareCalls.isTerminal(STDOUT);
        String noColour = System.getenv("NO_COLOR");
        return new Terminal(
                interactive,
                interactive && (noColour == null || noColour.isEmpty()),
                width(System.getenv("COLUMNS"), BareCalls.terminalColumns(STDOUT)));
    }

    /**
     * The width to use.
     *
     * @param columns the environment's COLUMNS, by which a person overrides the rest (POSIX, 8.3); null where it isn't set
     * @param ofTerminal what the terminal says of itself
     */
    static int width(String columns, OptionalInt ofTerminal) {
        int width = columns != null && columns.matches("0*[1-9]\\d{0,5}")
                ? Integer.parseInt(columns)
                : ofTerminal.orElse(WIDTH_OF_A_FILE);
        return Math.max(LEAST_WIDTH, Math.min(MOST_WIDTH, width));
    }
}
