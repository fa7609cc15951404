// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** JNA maps all functions of a class or none, so one that some C library lacks has a class of its own. */
class OldFunctionsTest {
    /** glibc 2.28 is RHEL's and Alma's 8; Threadtoll asks for less. */
    private static final int NEWEST_MINOR = 17;

    @Test
    void everyFunctionThatIsMappedTogetherIsAnOldOne() throws Exception {
        Path library = Path.of("/lib/x86_64-linux-gnu/libc.so.6");
        assumeTrue(Files.exists(library) && Files.isExecutable(Path.of("/usr/bin/objdump")), "no symbol versions here");
        String symbols = run("objdump", "-T", library.toString());
        Set<String> mapped = natives(LibC.class);
        assertThat(mapped)
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(isOld(symbols, name))
                        .as(name + " is in glibc 2." + NEWEST_MINOR)
                        .isTrue());
        assertThat(isOld(symbols, "pthread_mutex_clocklock")).isFalse();
        assertThat(natives(ClockLock.class)).containsExactly("pthread_mutex_clocklock");
    }

    /** Some version of it is: newer glibcs keep the older ones, and give those of libpthread a new one. */
    private static boolean isOld(String symbols, String name) {
        return Pattern.compile("GLIBC_2\\.(\\d+)[\\d.]*\\)? +" + name + "$", Pattern.MULTILINE)
                .matcher(symbols)
                .results()
                .anyMatch(version -> Integer.parseInt(version.group(1)) <= NEWEST_MINOR);
    }

    private static Set<String> natives(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isNative(method.getModifiers()))
                .map(Method::getName)
                .collect(Collectors.toSet());
    }

    private static String run(String... command) throws Exception {
        Process process = new ProcessBuilder(command).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return said;
    }
}
