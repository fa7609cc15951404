// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Plain JMH, in a JVM of its own: JMH ends the JVM when it is used wrongly. */
class JmhVerbTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "--help, -prof",
        "-h, -prof",
        "-l, io.threadtoll.bench.uncontended.UncontendedLock.pair",
    })
    void passesOptionsOn(String option, String printed) throws Exception {
        try (ChildCommand jmh = new ChildCommand(folder.resolve("jmh.out"), "jmh", option)) {
            assertThat(jmh.exit()).isZero();
            assertThat(jmh.output()).contains(printed);
        }
    }
}
