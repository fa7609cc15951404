// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.journal.ForkSeries;
import io.threadtoll.model.Unit;
import java.util.SortedMap;

/**
 * What an input holds of one metric of one cell.
 *
 * @param series the values
 * @param better which way they improve
 * @param settings how it was measured, by the name of a key: a mode, a JVM's arguments; a key only where it tells two apart
 */
record Measured(ForkSeries series, Unit.Better better, SortedMap<String, String> settings) {
    /** Of a result folder's metric, whose unit says which way is better. */
    static Measured of(ForkSeries series, SortedMap<String, String> settings) {
        return new Measured(series, series.unit().better(), settings);
    }
}
