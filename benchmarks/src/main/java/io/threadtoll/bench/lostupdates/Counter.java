// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.lostupdates;

/** A counter that many threads increment. */
interface Counter {
    void increment();

    /** The count; exact only while nobody increments. */
    long sum();
}
