// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts mappings together from the lines of {@code smaps}, keeping nothing of a line but its figures. A mapping begins
 * with a line as in {@code maps}; about 24 lines that begin with a capital letter follow, three of which count here.
 */
final class MappingReader {
    private static final String RSS = "Rss:";
    private static final String PSS = "Pss:";
    private static final String HUGE = "AnonHugePages:";
    private static final int BEFORE_NAME = 5;
    private static final long MISSING = -1;

    private final List<Mapping> mappings = new ArrayList<>();

    /** Each name and set of permissions once: tens of thousands of mappings share a few. */
    private final Map<String, String> texts = new HashMap<>();

    private boolean begun;
    private String header = "";
    private long rssBytes = MISSING;
    private long pssBytes = MISSING;
    private long hugeBytes;

    /** Takes the next line. */
    void accept(String line) {
        if (line.startsWith(RSS)) {
            rssBytes = amount(line, RSS);
        } else if (line.startsWith(PSS)) {
            pssBytes = amount(line, PSS);
        } else if (line.startsWith(HUGE)) {
            hugeBytes = amount(line, HUGE);
        } else if (line.isEmpty() || !Character.isUpperCase(line.charAt(0))) {
            finish();
            begun = true;
            header = line;
        }
    }

    /** What the lines held, after the last one. */
    List<Mapping> end() {
        finish();
        return List.copyOf(mappings);
    }

    private void finish() {
        if (!begun) {
            return;
        }
        if (rssBytes == MISSING || pssBytes == MISSING) {
            throw new IllegalArgumentException("a mapping of smaps lacks Rss or Pss: " + header);
        }
        String[] fields = header.split(" +", BEFORE_NAME + 1);
        int dash = fields[0].indexOf('-');
        if (fields.length < BEFORE_NAME || dash < 0) {
            throw new IllegalArgumentException("no line of smaps that begins a mapping: " + header);
        }
        mappings.add(new Mapping(
                Long.parseUnsignedLong(fields[0], 0, dash, 16),
                Long.parseUnsignedLong(fields[0], dash + 1, fields[0].length(), 16),
                once(fields[1]),
                once(fields.length > BEFORE_NAME ? fields[BEFORE_NAME] : ""),
                rssBytes,
                pssBytes,
                hugeBytes));
        begun = false;
        rssBytes = MISSING;
        pssBytes = MISSING;
        hugeBytes = 0;
    }

    private long amount(String line, String label) {
        if (!begun) {
            throw new IllegalArgumentException("smaps begins with a mapping's addresses, not: " + line);
        }
        return ProcFs.bytesAfter(line, label);
    }

    private String once(String text) {
        return texts.computeIfAbsent(text, same -> same);
    }
}
