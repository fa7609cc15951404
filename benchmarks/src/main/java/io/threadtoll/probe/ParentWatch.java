// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import java.io.IOException;

/** Ends a JVM with the one that started it, however that ends. */
public final class ParentWatch {
    private ParentWatch() {}

    /** From now on; the parent never writes to this JVM's standard input, which closes when the parent is gone. */
    public static void start() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {}
                    } catch (IOException closed) {
                        // The same as its end.
                    }
                    Runtime.getRuntime().halt(1);
                },
                "parent-watch");
        watch.setDaemon(true);
        watch.start();
    }
}
