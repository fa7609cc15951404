// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Takes a token that has to be of one kind. Where it is of another, nobody guesses. */
final class Tokens {
    /** A line is not in the form in which forks are written. Caught where it is read; nobody else sees it. */
    static final class UnexpectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private UnexpectedException() {
            super("", null, false, false);
        }
    }

    private Tokens() {}

    static void require(boolean expected) {
        if (!expected) {
            throw new UnexpectedException();
        }
    }

    static void require(JsonParser json, JsonToken token) {
        require(json.currentToken() == token);
    }

    static int integer(JsonParser json) throws IOException {
        require(json, JsonToken.VALUE_NUMBER_INT);
        return json.getIntValue();
    }

    static String text(JsonParser json) throws IOException {
        require(json, JsonToken.VALUE_STRING);
        return json.getText();
    }

    static boolean flag(JsonParser json) {
        require(json.currentToken().isBoolean());
        return json.currentToken() == JsonToken.VALUE_TRUE;
    }

    /** A number, or the text by which JSON names one that is not finite. */
    static double number(JsonParser json) throws IOException {
        if (json.currentToken().isNumeric()) {
            return json.getDoubleValue();
        }
        return switch (text(json)) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new UnexpectedException();
        };
    }

    /** Passes over an object or an array. */
    static void skip(JsonParser json, JsonToken start) throws IOException {
        require(json, start);
        json.skipChildren();
    }
}
