// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.report.text.Printable;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One record of a CSV file after RFC 4180. A text that a spreadsheet would take for a formula gets an apostrophe before
 * it, as OWASP's page on CSV injection asks; a number never does.
 */
public final class CsvLine {
    private static final String END = "\r\n";
    /** The semicolon too: it separates fields where a comma is the decimal sign. */
    private static final Pattern QUOTED = Pattern.compile("[\",;\r\n]|^\\s|\\s$");

    /** Signs that start a formula, also in full width. */
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+@\\-\uff1d\uff0b\uff20\uff0d]");

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(\\d{1,300}(\\.\\d{1,300})?|\\.\\d{1,300})([eE][+-]?\\d{1,9})?");

    private CsvLine() {}

    /** The record with its line end; its fields are texts and numbers that are ready. */
    public static String of(List<String> fields) {
        return fields.stream().map(CsvLine::quoted).collect(Collectors.joining(",", "", END));
    }

    /** A text of a stranger as a field. */
    public static String text(String text) {
        String line = Printable.line(text);
        return FORMULA.matcher(line).find() && !NUMBER.matcher(line).matches() ? "'" + line : line;
    }

    /** A number as a field, unrounded; empty where it is not known. */
    public static String number(double number) {
        return Double.isFinite(number) ? Double.toString(number) : "";
    }

    private static String quoted(String field) {
        return QUOTED.matcher(field).find() ? '"' + field.replace("\"", "\"\"") + '"' : field;
    }
}
