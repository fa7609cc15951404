// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** How the requests of an open loop follow each other. */
public enum Arrivals {
    /** All gaps equal. */
    FIXED {
        @Override
        ArrivalTimes times(double perSecond, long seed) {
            double gapNs = gapNs(perSecond);
            return new ArrivalTimes(() -> gapNs);
        }
    },
    /** Gaps with an exponential distribution, as of many users who know nothing of each other. */
    POISSON {
        @Override
        ArrivalTimes times(double perSecond, long seed) {
            double gapNs = gapNs(perSecond);
            SplittableRandom random = new SplittableRandom(seed);
            // 1 - [0, 1) is above 0, so the logarithm is finite.
            return new ArrivalTimes(() -> -gapNs * Math.log(1 - random.nextDouble()));
        }
    };

    /** The times of requests at a mean rate; the same seed gives the same times. */
    abstract ArrivalTimes times(double perSecond, long seed);

    private static double gapNs(double perSecond) {
        if (!(perSecond > 0) || Double.isInfinite(perSecond)) {
            throw new IllegalArgumentException("not a rate: " + perSecond + " requests per second");
        }
        return TimeUnit.SECONDS.toNanos(1) / perSecond;
    }
}
