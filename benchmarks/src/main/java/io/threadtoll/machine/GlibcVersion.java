// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version that a C library's file carries in its banner, which is what it prints when it is run. */
final class GlibcVersion {
    private static final Pattern BANNER = Pattern.compile("GNU C Library \\(([^)]*)\\)[^\\n]*version ([0-9.]+[0-9])");

    private GlibcVersion() {}

    /** The C library's file names its version, or its folder does; where neither, there is none. */
    static Optional<String> ofThisProcess(KernelFiles files) {
        return files.find("/proc/self/maps")
                .flatMap(maps -> maps.lines()
                        .filter(line -> line.endsWith("/libc.so.6"))
                        .map(line -> line.substring(line.indexOf('/')))
                        .findFirst()
                        .flatMap(GlibcVersion::of));
    }

    private static Optional<String> of(String file) {
        try {
            Matcher banner = BANNER.matcher(new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1));
            return banner.find() ? Optional.of(banner.group(2) + " (" + banner.group(1) + ")") : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }
}
