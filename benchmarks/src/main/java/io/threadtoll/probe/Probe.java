// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.measure.NotApplicableException;
import java.util.Map;

/**
 * A measurement that isn't a JMH benchmark. It runs in a JVM of its own, once a round, and adding one is one class with
 * {@code @AutoService(Probe.class)}.
 */
public interface Probe {
    /** Its name in plans and claims: lower case with hyphens. */
    String id();

    /** What it asks, as a person asks it. */
    String question();

    /**
     * Measures.
     *
     * @return values by metric; a name carries its unit, see {@link io.threadtoll.measure.Unit#ofMetric}
     * @throws NotApplicableException if this machine or JVM can't
     */
    Map<String, Double> measure() throws Exception;
}
