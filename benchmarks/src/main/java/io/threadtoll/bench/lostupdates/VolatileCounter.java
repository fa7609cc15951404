// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

/** A volatile field: every read sees the latest write, and the increment is still a read and a write. */
final class VolatileCounter implements Counter {
    private volatile long count;

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // What is measured.
    public void increment() {
        count++;
    }

    @Override
    public long sum() {
        return count;
    }
}
