// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Compares a text with the one that was once found right, under {@code src/test/resources/golden}. Run the tests with
 * {@code -Dgolden.write=true} to write what comes out now, then read the difference before it is committed.
 */
public final class Golden {
    private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

    private Golden() {}

    /** Fails where the text is not the one in the file. */
    public static void check(String name, String text) throws IOException {
        Path file = FOLDER.resolve(name);
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, text);
        }
        assertThat(text).as(name).isEqualTo(Files.readString(file));
    }

    public static String read(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }
}
