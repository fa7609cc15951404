// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import java.util.function.DoubleSupplier;

/**
 * When requests are meant to be sent, in ns from the start: at the sums of the gaps, the first after one gap. Fractions
 * of a ns are kept, so that a rate whose gap is none of whole ns is met as well.
 */
final class ArrivalTimes {
    private final DoubleSupplier gapNs;
    private double atNs;

    ArrivalTimes(DoubleSupplier gapNs) {
        this.gapNs = gapNs;
    }

    /** The next one. */
    long next() {
        atNs += gapNs.getAsDouble();
        return Math.round(atNs);
    }
}
