// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

/**
 * A line of a table of two columns.
 *
 * @param name what it is
 * @param value what it is here
 */
public record Fact(String name, String value) {}
