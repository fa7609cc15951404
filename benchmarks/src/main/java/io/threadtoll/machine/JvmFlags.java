// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.util.ArrayList;
import java.util.List;

/** Flags without which newer JVMs warn about what JNA and JMH do; older ones don't know them. */
public final class JvmFlags {
    private JvmFlags() {}

    /** The flags for a JVM of that feature version. */
    public static List<String> of(int feature) {
        List<String> flags = new ArrayList<>();
        if (feature >= 22) {
            flags.add("--enable-native-access=ALL-UNNAMED");
        }
        if (feature >= 23) {
            flags.add("--sun-misc-unsafe-memory-access=allow");
        }
        return flags;
    }
}
