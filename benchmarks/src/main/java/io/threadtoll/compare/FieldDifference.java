// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import java.util.List;

/**
 * A field of the environment that is not the same in all columns.
 *
 * @param field its dotted name
 * @param important whether it is one of those that mostly explain a change: CPU, CPUs, kernel, JDK, governor, mitigations
 * @param values its value in each column, "unknown" where it has none
 */
public record FieldDifference(String field, boolean important, List<String> values) {
    public FieldDifference {
        values = List.copyOf(values);
    }
}
