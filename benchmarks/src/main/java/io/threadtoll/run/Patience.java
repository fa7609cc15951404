// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.BadResultException;
import java.time.Duration;

/**
 * How many times longer than on any real machine a fork may take before it counts as one that hangs. On an emulated machine
 * a JVM takes half a minute to start, and a thread as long to load its classes.
 */
final class Patience {
    /** The system property; one if it isn't set. */
    static final String PROPERTY = "threadtoll.patience";

    private Patience() {}

    /**
     * So much of a time that is enough on a real machine.
     *
     * @throws BadResultException if the property is no whole number from 1 to 1,000
     */
    static Duration with(Duration enough) {
        String times = System.getProperty(PROPERTY, "1");
        if (!times.matches("[1-9]\\d{0,2}|1000")) {
            throw new BadResultException(PROPERTY + " is a whole number from 1 to 1000, and not '" + times + "'");
        }
        return enough.multipliedBy(Integer.parseInt(times));
    }
}
