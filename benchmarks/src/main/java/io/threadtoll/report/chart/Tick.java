// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

/**
 * A line of the grid.
 *
 * @param value where it is
 * @param label what stands beside it; empty where there is no room for it
 */
public record Tick(double value, String label) {}
