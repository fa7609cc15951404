// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections;

import java.util.List;
import java.util.stream.IntStream;

/** At how many connections a ramp stops to measure. */
final class RampSteps {
    /** A slope needs a second step above the first. */
    static final int LOWEST_TOP = 200;

    /** What the machine of the goal is asked for. */
    static final int HIGHEST_TOP = 1_000_000;

    private static final int[] STEPS = {100, 1_000, 2_000, 5_000, 10_000, 30_000, 100_000, 300_000};

    private RampSteps() {}

    /** The steps up to a top, which is the last of them. */
    static List<Integer> upTo(int top) {
        return IntStream.concat(IntStream.of(STEPS).filter(step -> step < top), IntStream.of(top))
                .boxed()
                .toList();
    }
}
