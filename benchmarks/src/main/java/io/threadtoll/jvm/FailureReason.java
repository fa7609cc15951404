// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import io.threadtoll.model.NotApplicableException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds, in what a failed JVM printed, the line that says why. */
public final class FailureReason {
    private static final int LONGEST = 500;

    private static final Pattern NOT_APPLICABLE =
            Pattern.compile("^(?:Caused by: )?" + Pattern.quote(NotApplicableException.class.getName()) + ": (.*)$");

    /** What every JVM says that was told something wrong, behind the line that says what. */
    private static final Pattern NO_JVM =
            Pattern.compile("Error: (Could not create the Java Virtual Machine|A fatal exception has occurred).*");

    private FailureReason() {}

    /** Why a benchmark's setup said that it can't be done here, if it did. */
    public static Optional<String> notApplicable(String output) {
        return output.lines()
                .map(line -> NOT_APPLICABLE.matcher(line.strip()))
                .filter(Matcher::matches)
                .map(matcher -> shortened(matcher.group(1)))
                .findFirst();
    }

    /** The first exception in the output, else the last thing printed, else what is said otherwise. */
    public static String of(String output, String otherwise) {
        String[] lines = output.lines()
                .map(line -> line.strip().replaceFirst("^Exception in thread \"[^\"]*\" ", ""))
                .filter(line -> !line.isEmpty() && !NO_JVM.matcher(line).matches())
                .toArray(String[]::new);
        String reason = Arrays.stream(lines)
                .filter(line -> line.matches("(Caused by: )?[\\w.$]+(Exception|Error)(:.*)?"))
                .reduce((first, second) -> second.startsWith("Caused by: ") ? second : first)
                .orElseGet(() -> lines.length > 0 ? lines[lines.length - 1] : otherwise);
        return shortened(reason);
    }

    private static String shortened(String reason) {
        return reason.length() > LONGEST ? reason.substring(0, LONGEST) + " ..." : reason;
    }
}
