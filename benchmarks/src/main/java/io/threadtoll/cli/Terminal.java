// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.linux.BareCalls;
import io.threadtoll.linux.NativeAccess;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;

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

    /** Whether a locale's characters are those of Unicode; without any, as in a bare container, the terminal decides. */
    static boolean isUnicode(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .map(locale -> locale.toLowerCase(Locale.ROOT).replace("-", "").contains("utf8"))
                .orElse(true);
    }

    /** What a file that is written is. */
    static Terminal ofFile() {
        return new Terminal(false, false, WIDTH_OF_A_FILE);
    }

    /** What standard output is; taken for a file where no native call can be made to ask. */
    static Terminal ofOutput() {
        boolean asks = NativeAccess.refusal().isEmpty();
        boolean interactive = asks && BareCalls.isTerminal(STDOUT);
        String noColour = System.getenv("NO_COLOR");
        return new Terminal(
                interactive,
                interactive && (noColour == null || noColour.isEmpty()),
                width(System.getenv("COLUMNS"), asks ? BareCalls.terminalColumns(STDOUT) : OptionalInt.empty()));
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
