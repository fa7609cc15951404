// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;

/** One way of showing a comparison. */
@FunctionalInterface
public interface ComparisonFormat {
    /** The comparison as a whole text, with a line end at its end. */
    String render(Comparison comparison);
}
