// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import java.io.Closeable;

/** Threads that do nothing until they are closed. */
interface SleepingThreads extends Closeable {
    /** Where each has its stack. */
    long[] stackPointers();

    /** Ends them; returns when they have ended. */
    @Override
    void close();
}
