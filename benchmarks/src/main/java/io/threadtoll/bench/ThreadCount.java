// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

/** A number of threads relative to P, the CPUs a run may use. */
public enum ThreadCount {
    ONE(0),
    P(1),
    TWO_P(2),
    FOUR_P(4),
    EIGHT_P(8);

    private final int timesP;

    ThreadCount(int timesP) {
        this.timesP = timesP;
    }

    /** The number on a machine with that many CPUs. P is at least 2: with one thread there is nothing to contend with. */
    public int on(int processors) {
        return timesP == 0 ? 1 : timesP * Math.max(2, processors);
    }
}
