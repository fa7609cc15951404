// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import com.fasterxml.jackson.core.io.NumberInput;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Walks over a line of JSON as Threadtoll itself writes it, without spaces: nothing is made of what is passed over.
 * Whatever looks unusual it leaves to a whole parser, by an {@link UnexpectedException}. What it passes over is checked
 * for its characters and nesting only, not for its grammar.
 */
final class JsonCursor {
    /** A line is not in the form in which forks are written. Caught where it is read; nobody else sees it. */
    static final class UnexpectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnexpectedException() {
            super("", null, false, false);
        }
    }

    private static final byte PLAIN = 0;
    private static final byte QUOTE = 1;
    private static final byte OPENING = 2;
    private static final byte CLOSING = 3;
    private static final byte OTHER = 4;

    /** What each byte is outside of a text. */
    private static final byte[] KINDS = kinds();

    private static final int DEEPEST = 32;
    private static final int LONGEST_INTEGER = 9;

    private final Texts texts = new Texts();
    private byte[] bytes = {};
    private int at;
    private int end;

    /** Begins a line. */
    void begin(byte[] line, int from, int to) {
        bytes = line;
        at = from;
        end = to;
    }

    /** Where it stands. */
    int at() {
        return at;
    }

    boolean atEnd() {
        return at == end;
    }

    static void require(boolean expected) {
        if (!expected) {
            throw new UnexpectedException();
        }
    }

    /** Passes over a character that has to be here. */
    void take(char character) {
        require(has(character));
    }

    /** Passes over a character if it is here. */
    boolean has(char character) {
        boolean has = at < end && bytes[at] == character;
        at += has ? 1 : 0;
        return has;
    }

    /** A text of plain letters. */
    String text() {
        take('"');
        int from = at;
        pastText();
        return texts.of(bytes, from, at - 1);
    }

    /** The name of a field. */
    String name() {
        String name = text();
        take(':');
        return name;
    }

    /** A whole number of few digits. */
    int integer() {
        int from = at;
        int value = 0;
        while (at < end && isDigit(bytes[at])) {
            value = 10 * value + bytes[at++] - '0';
            require(at - from <= LONGEST_INTEGER);
        }
        require(at > from && (bytes[from] != '0' || at - from == 1));
        return value;
    }

    boolean flag() {
        boolean value = has('t');
        for (char letter : (value ? "rue" : "false").toCharArray()) {
            take(letter);
        }
        return value;
    }

    /** A number, or the text by which one is written that is not finite. */
    double number() {
        if (at < end && bytes[at] == '"') {
            return switch (text()) {
                case "NaN" -> Double.NaN;
                case "Infinity" -> Double.POSITIVE_INFINITY;
                case "-Infinity" -> Double.NEGATIVE_INFINITY;
                default -> throw new UnexpectedException();
            };
        }
        int from = at;
        pastNumber();
        return NumberInput.parseDouble(new String(bytes, from, at - from, StandardCharsets.ISO_8859_1), true);
    }

    /** Passes over a number. */
    void skipNumber() {
        if (has('"')) {
            pastText();
        } else {
            pastNumber();
        }
    }

    private void pastNumber() {
        at += at < end && bytes[at] == '-' ? 1 : 0;
        int whole = at;
        require(digits() > 0 && (bytes[whole] != '0' || at - whole == 1));
        require(!has('.') || digits() > 0);
        if (has('e') || has('E')) {
            at += at < end && (bytes[at] == '-' || bytes[at] == '+') ? 1 : 0;
            require(digits() > 0);
        }
    }

    private int digits() {
        int from = at;
        while (at < end && isDigit(bytes[at])) {
            at++;
        }
        return at - from;
    }

    /** Passes over an object or an array that begins with this character. */
    void skip(char opening) {
        take(opening);
        int depth = 1;
        while (depth > 0) {
            switch (next()) {
                case QUOTE -> pastText();
                case OPENING -> require(++depth <= DEEPEST);
                case CLOSING -> depth--;
                default -> throw new UnexpectedException();
            }
        }
        require(bytes[at - 1] == opening + 2);
    }

    /** Passes over a text. */
    void skipText() {
        take('"');
        pastText();
    }

    /** Passes over plain characters and the one behind them, of which it gives the kind. */
    private byte next() {
        byte kind = PLAIN;
        while (kind == PLAIN) {
            require(at < end);
            kind = KINDS[bytes[at++] & 0xff];
        }
        return kind;
    }

    private void pastText() {
        while (true) {
            require(at < end);
            byte character = bytes[at++];
            if (character == '"') {
                return;
            }
            // Escapes are rare, and the other characters below the space have no place in a text.
            require(character != '\\' && (character & 0xff) >= ' ');
        }
    }

    private static boolean isDigit(byte character) {
        return character >= '0' && character <= '9';
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[256];
        Arrays.fill(kinds, OTHER);
        "0123456789+-.eE,:".chars().forEach(character -> kinds[character] = PLAIN);
        kinds['"'] = QUOTE;
        "[{".chars().forEach(character -> kinds[character] = OPENING);
        "]}".chars().forEach(character -> kinds[character] = CLOSING);
        return kinds;
    }
}
