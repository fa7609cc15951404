// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import io.threadtoll.compare.Comparison;

/** A comparison for a pull request. */
public final class ComparisonMarkdown implements ComparisonFormat {
    @Override
    public String render(Comparison comparison) {
        return comparison.rows().size() + " rows of " + comparison.columns().size() + " columns\n";
    }
}
