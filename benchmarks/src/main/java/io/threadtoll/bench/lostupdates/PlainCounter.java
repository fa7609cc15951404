// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

/** The article's counter: a field without any order. */
final class PlainCounter implements Counter {
    private long count;

    @Override
    public void increment() {
        count++;
    }

    @Override
    public long sum() {
        return count;
    }
}
