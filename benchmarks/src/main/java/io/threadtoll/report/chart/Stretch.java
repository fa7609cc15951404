// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

/**
 * A part of an axis that means something, such as where a claim holds.
 *
 * @param from its beginning; negative infinity where it has none
 * @param to its end; positive infinity where it has none
 */
public record Stretch(double from, double to) {}
