// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.threadtoll.machine.EnvironmentReader;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, and the environment. */
class RunTextsTest {
    @ParameterizedTest
    @CsvSource({"90s, 90", "15m, 900", "2h, 7200", "0s, 0", "999999h, 3599996400"})
    void durationsAreRead(String text, long seconds) {
        assertThat(Durations.parse(text)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "15", "m", "-5m", "1.5h", "15 m", "15M", "1000000s", "5m30s", "5d", "٥m"})
    void otherDurationsAreNot(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessageContaining("'" + text + "'")
                .withMessageContaining("90s, 15m or 2h");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0:00 min",
        "1.4, 0:01 min",
        "59.6, 1:00 min",
        "272, 4:32 min",
        "3599.4, 59:59 min",
        "3599.6, 1:00 h",
        "8100, 2:15 h",
    })
    void durationsAreWritten(double seconds, String text) {
        assertThat(Durations.text(Math.round(seconds * 1e9))).isEqualTo(text);
    }

    /** What a message says to give has to be enough when it is given. */
    @ParameterizedTest
    @CsvSource({"0, 0:00 min", "1.4, 0:02 min", "272, 4:32 min", "3599.5, 1:00 h", "3600.1, 1:01 h", "8100, 2:15 h"})
    void enoughIsNeverLess(double seconds, String text) {
        assertThat(Durations.enough(Math.round(seconds * 1e9))).isEqualTo(text);
    }

    @Test
    void theEnvironmentKeepsTheHostsName() throws IOException {
        var environment = EnvironmentReader.read();
        assertThat(environment.processors()).isPositive();
        assertThat(environment.field("jdk.feature"))
                .isEqualTo(String.valueOf(Runtime.version().feature()));
        for (String field : List.of("cpu.model", "kernel.release", "jdk.version", "cpus.allowed")) {
            assertThat(environment.fields()).containsKey(field);
        }
        String host = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/sys/kernel/hostname"))
                .strip();
        assertThat(environment.fields().values()).doesNotContain(host);
    }
}
