// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

/**
 * What a check saw.
 *
 * @param status what it means
 * @param value what was seen, in a line; of an {@link Status#UNKNOWN} one the reason. Clipped, because a file that
 *     should hold a word may hold anything
 * @param command the shell command that changes it, most often as root; empty where nothing has to be or can be done
 */
public record Finding(Status status, String value, String command) {
    private static final int LONGEST = 240;

    public Finding {
        value = value.length() <= LONGEST ? value : value.substring(0, LONGEST) + "...";
    }

    /** It is as it should be. */
    public static Finding ok(String value) {
        return new Finding(Status.OK, value, "");
    }

    /** It is not, and no command changes that from here. */
    public static Finding warn(String value) {
        return warn(value, "");
    }

    /** It is not, and a command changes that. */
    public static Finding warn(String value, String command) {
        return new Finding(Status.WARN, value, command);
    }
}
