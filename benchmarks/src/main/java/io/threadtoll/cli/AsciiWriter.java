// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/** For a terminal whose locale has no UTF-8: marks become plain ones of the same width, so that columns stay in line. */
final class AsciiWriter extends FilterWriter {
    private static final String MARKS = "\u2713\u2717\u2026\u2212\u2013\u2014\u00d7\u00b7\u00b1\u00b5\u03bc";
    private static final String PLAIN = "+x.---x.+uu";
    private static final int LAST_PLAIN = 0x7f;

    AsciiWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        out.write(plain((char) character));
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            out.write(plain(text[i]));
        }
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        write(text.toCharArray(), from, length);
    }

    private static char plain(char character) {
        int mark = MARKS.indexOf(character);
        return mark >= 0 ? PLAIN.charAt(mark) : character > LAST_PLAIN ? '?' : character;
    }
}
