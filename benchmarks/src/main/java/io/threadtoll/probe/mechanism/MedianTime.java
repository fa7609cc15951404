// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import java.util.Arrays;

/** How long a call takes: the median of batches, which a moment in which the machine did something else doesn't move. */
final class MedianTime {
    private static final int WARMUPS = 5;
    private static final int BATCHES = 21;

    private MedianTime() {}

    /**
     * The time of a call in ns.
     *
     * @param calls how many of them a batch makes
     */
    static double ns(int calls, Runnable batch) {
        for (int i = 0; i < WARMUPS; i++) {
            batch.run();
        }
        double[] times = new double[BATCHES];
        for (int i = 0; i < BATCHES; i++) {
            long began = System.nanoTime();
            batch.run();
            times[i] = (double) (System.nanoTime() - began) / calls;
        }
        Arrays.sort(times);
        return times[BATCHES / 2];
    }
}
