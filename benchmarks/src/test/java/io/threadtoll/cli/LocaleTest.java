// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.Json;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Output is UTF-8 whatever the locale; a terminal that can't show that gets marks it can. */
class LocaleTest {
    private static final String RESULT =
            "{\"benchmark\":\"a.B.c\",\"mode\":\"avgt\",\"params\":{\"gr\u00f6\u00dfe\":\"%s\"},"
                    + "\"primaryMetric\":{\"score\":1,\"scoreUnit\":\"ns/op\",\"rawData\":[[1],[2]]}}";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "html"})
    void withoutALocaleNothingIsLost(String format) throws Exception {
        Path file = Files.writeString(
                folder.resolve("unicode.json"),
                "[" + RESULT.formatted("gro\u00df") + "," + RESULT.formatted("\u65e5\u672c\u8a9e") + "]");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "compare",
                "--format",
                format,
                file.toString(),
                file.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("LC_") || name.equals("LANG"));
        builder.environment().put("LC_ALL", "POSIX");
        Process command = builder.redirectOutput(output.toFile()).start();
        assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
        // JSON may spell a character by its number.
        String said =
                format.equals("json") ? Json.MAPPER.readTree(output.toFile()).toString() : Files.readString(output);
        assertThat(said).contains("gr\u00f6\u00dfe", "gro\u00df", "\u65e5\u672c\u8a9e");
    }

    @ParameterizedTest
    @CsvSource({
        "'', '', '', true",
        "'', '', de_DE.UTF-8, true",
        "'', '', de_DE.ISO-8859-1, false",
        "C, '', de_DE.UTF-8, false",
        "'', C.utf8, C, true",
    })
    void theLocaleThatCountsIsTheFirstOfThree(String all, String type, String lang, boolean unicode) {
        assertThat(Terminal.isUnicode(Map.of("LC_ALL", all, "LC_CTYPE", type, "LANG", lang)))
                .isEqualTo(unicode);
    }

    @Test
    void marksBecomePlainOnesOfTheSameWidth() throws Exception {
        StringWriter plain = new StringWriter();
        try (AsciiWriter writer = new AsciiWriter(plain)) {
            writer.write("\u2713 a \u2717 b\u2026 \u221215 % 3 \u00b5s gr\u00f6\u00dfe");
            writer.write('\u2713');
        }
        assertThat(plain.toString()).isEqualTo("+ a x b. -15 % 3 us gr??e+");
    }
}
