// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.coretocore;

import io.threadtoll.linux.AlignedWord;

/**
 * A cache line that two spinning threads take from each other by compare-and-swap. Without a pause between two tries: that
 * is longer than the trip on some CPUs, and the trip would be rounded up to it.
 */
final class LineBall implements Ball {
    private final AlignedWord word = new AlignedWord();

    @Override
    public boolean play(int side) {
        while (!word.compareAndSet(side, 1 - side)) {
            if (word.get() == ENDED) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void end() {
        word.set(ENDED);
    }
}
