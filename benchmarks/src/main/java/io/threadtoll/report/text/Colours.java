// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import io.threadtoll.claim.Outcome;
import io.threadtoll.compare.Shift;
import io.threadtoll.doctor.Status;

/**
 * The terminal's colours, or none.
 *
 * @param on whether to colour at all
 */
public record Colours(boolean on) {
    private static final String ESCAPE = "\u001b[";
    private static final String PLAIN = ESCAPE + "0m";

    /** The text in the colour of an outcome. */
    public String of(Outcome outcome, String text) {
        return paint(
                switch (outcome) {
                    case REPRODUCED -> 32;
                    case REFUTED -> 31;
                    case INCONCLUSIVE -> 33;
                    case NOT_APPLICABLE -> 90;
                    case BROKEN -> 35;
                },
                text);
    }

    /** The text in the colour of what a check came to. */
    public String of(Status status, String text) {
        return paint(
                switch (status) {
                    case WARN -> 33;
                    case UNKNOWN -> 90;
                    case OK -> 32;
                },
                text);
    }

    /** The text in the colour of what a comparison says. */
    public String of(Shift shift, String text) {
        return paint(
                switch (shift) {
                    case BETTER -> 32;
                    case WORSE -> 31;
                    case DIFFERENT -> 36;
                    case EQUIVALENT -> 90;
                    case INCONCLUSIVE -> 33;
                    case NOT_COMPARABLE -> 35;
                },
                text);
    }

    /** The text less bright than the others. */
    public String dim(String text) {
        return paint(2, text);
    }

    /** The text brighter than the others. */
    public String bold(String text) {
        return paint(1, text);
    }

    private String paint(int code, String text) {
        return on && !text.isEmpty() ? ESCAPE + code + "m" + text + PLAIN : text;
    }
}
