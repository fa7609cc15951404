// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import java.time.Instant;
import java.util.List;

/**
 * What is known of a run before its first fork: {@code run.json}.
 *
 * @param format the version of the result folder's layout, {@link #FORMAT}
 * @param startedAt when it was started
 * @param command the arguments it was started with
 * @param environment the machine and the JVM
 * @param plan what it measures
 */
public record Run(int format, Instant startedAt, List<String> command, Environment environment, Plan plan) {
    /** The version this program writes, and the newest it reads: 2 has forks with histograms, which 1 doesn't know. */
    public static final int FORMAT = 2;

    private static final int MOST_ARGUMENTS = 10_000;

    /**
     * A run.
     *
     * @throws BadResultException if it has a format or a moment that no run has
     */
    public Run {
        command = List.copyOf(command);
        Bounds.require("format of a run", format, 1, FORMAT);
        Bounds.require("arguments of a command", command, MOST_ARGUMENTS);
        Bounds.require(startedAt);
    }
}
