// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

/**
 * Where a series was measured.
 *
 * @param run the label of its input
 * @param jvm the label of its JVM in it
 */
record Origin(String run, String jvm) {
    static Origin of(Series series) {
        return new Origin(
                series.keys().getOrDefault(Series.RUN, ""), series.keys().getOrDefault(Series.JVM, ""));
    }
}
