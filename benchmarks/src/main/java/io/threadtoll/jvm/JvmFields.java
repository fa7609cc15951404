// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the JVM this runs on says of itself: the fields of an environment that start with {@code jdk.}. */
public final class JvmFields {
    /** What a JVM answers when it is asked. */
    public record Answer(SortedMap<String, String> fields) {}

    private JvmFields() {}

    /** Prints them as one line of JSON, for a JVM that asks another. */
    public static void main(String[] args) throws IOException {
        ParentJvm.tell(new Answer(ofThisJvm()));
    }

    public static SortedMap<String, String> ofThisJvm() {
        SortedMap<String, String> fields = new TreeMap<>();
        fields.put("jdk.version", System.getProperty("java.version"));
        fields.put("jdk.feature", String.valueOf(Runtime.version().feature()));
        fields.put("jdk.vm.name", System.getProperty("java.vm.name"));
        fields.put("jdk.vm.version", System.getProperty("java.vm.version"));
        fields.put("jdk.vendor", System.getProperty("java.vendor"));
        fields.put("jdk.flags", String.join(" ", JvmFlags.of(Runtime.version().feature())));
        fields.put(
                "jdk.gc",
                ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .map(GarbageCollectorMXBean::getName)
                        .collect(Collectors.joining(", ")));
        return fields;
    }
}
