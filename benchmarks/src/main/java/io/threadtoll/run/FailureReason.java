// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import java.util.Arrays;

/** Finds, in what a failed fork printed, the line that says why. */
final class FailureReason {
    private static final int LONGEST = 500;

    private FailureReason() {}

    /** The first exception in the output, else the last thing printed, else the fallback's message. */
    static String of(String output, Exception fallback) {
        String[] lines = output.lines()
                .map(line -> line.strip().replaceFirst("^Exception in thread \"[^\"]*\" ", ""))
                .filter(line -> !line.isEmpty())
                .toArray(String[]::new);
        String reason = Arrays.stream(lines)
                .filter(line -> line.matches("(Caused by: )?[\\w.$]+(Exception|Error)(:.*)?"))
                .reduce((first, second) -> second.startsWith("Caused by: ") ? second : first)
                .orElseGet(() -> lines.length > 0 ? lines[lines.length - 1] : String.valueOf(fallback.getMessage()));
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + " ..." : reason;
    }
}
