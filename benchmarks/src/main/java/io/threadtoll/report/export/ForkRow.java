// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;

/**
 * One metric of one fork, with all that is known of its run.
 *
 * @param name the name of the run's folder
 * @param run the run
 * @param jvm the label of its JVM
 * @param environment the machine with that JVM
 * @param params the cell's parameters, as JSON
 * @param code the hash of the code that was measured; empty where it isn't known
 * @param fork the fork
 * @param metric the metric's name; empty for a fork that measured nothing, so that it isn't forgotten
 */
record ForkRow(
        String name,
        Run run,
        String jvm,
        Environment environment,
        String params,
        String code,
        Fork fork,
        String metric) {
    /** The base unit of the value; empty where there is none. */
    String unit() {
        return metric.isEmpty() ? "" : fork.metrics().get(metric).unit().name();
    }

    /** The fork's mean, in the base unit; NaN where there is none. */
    double value() {
        return metric.isEmpty() ? Double.NaN : fork.metrics().get(metric).mean();
    }
}
