// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

/** A Java monitor: a {@code synchronized} block. */
final class JdkMonitor implements Mutex {
    @Override
    public void guard(Runnable section) {
        synchronized (this) {
            section.run();
        }
    }
}
