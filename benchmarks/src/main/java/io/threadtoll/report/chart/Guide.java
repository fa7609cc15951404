// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

/**
 * A straight line across a chart at a value that means something.
 *
 * @param value where it is
 * @param label what it means
 */
public record Guide(double value, String label) {}
