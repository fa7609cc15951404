// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

/** Cuts texts that are longer than a person would read. CSV and JSON have them whole. */
final class Brief {
    private static final String MORE = "...";

    private Brief() {}

    /** The text, or its start and three dots. */
    static String of(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - MORE.length()) + MORE;
    }
}
