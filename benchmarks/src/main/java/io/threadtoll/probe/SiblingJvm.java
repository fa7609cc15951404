// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another JVM of the same JDK, class path and native access as this one. */
public final class SiblingJvm {
    private SiblingJvm() {}

    /**
     * Its process, not yet started. Its C library has a single malloc arena, because each one reserves 64 MiB of address
     * space, and new threads get new ones (mallopt(3), M_ARENA_MAX).
     *
     * @param prefix a command that runs the JVM's, which follows it; empty for none
     * @param flags what the JVM is told
     * @param main the class and its arguments
     */
    public static ProcessBuilder builder(List<String> prefix, List<String> flags, List<String> main) {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> flag.startsWith("--enable-native-access") || flag.startsWith("--sun-misc-unsafe"))
                .forEach(command::add);
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder;
    }
}
