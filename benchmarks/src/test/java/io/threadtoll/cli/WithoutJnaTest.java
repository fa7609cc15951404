// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where JNA can't unpack its native library: what measures nothing does without, and the rest says why it can't. */
class WithoutJnaTest {
    /** Nobody can make a folder there, root neither. */
    private static final List<String> NO_JNA = List.of("-Djna.tmpdir=/proc/nowhere", "-Djna.nosys=true");

    @TempDir
    private Path folder;

    private Path saved;

    @BeforeEach
    void make() throws IOException {
        saved = HandMadeResult.make(folder.resolve("made")).path();
    }

    @ParameterizedTest
    @ValueSource(strings = {"run --help", "list", "report SAVED", "doctor"})
    void aVerbThatMeasuresNothingWorks(String verb) throws Exception {
        String output = command(0, verb.replace("SAVED", saved.toString()).split(" "));
        assertThat(output).isNotBlank().doesNotContain("\tat ", "WARNING");
    }

    @Test
    void compareSaysWhatItAlwaysSays() throws Exception {
        // Two forks a side have no interval, which is 3.
        assertThat(command(3, "compare", saved.toString(), saved.toString())).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"run HardwareFloor", "reproduce --preset quick"})
    void oneThatMeasuresSaysWhyItCannot(String verb) throws Exception {
        String output = command(2, (verb + " --results " + folder.resolve("results")).split(" "));
        assertThat(output.strip()).hasLineCount(1).startsWith("threadtoll: JNA could not load its native library (");
        assertThat(output).contains("-Djna.tmpdir=");
        assertThat(folder.resolve("results")).doesNotExist();
    }

    /** What another JVM is, is asked without a file of our own. */
    @Test
    void anUnwritableTemporaryFolderHidesNoJvm() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> options = List.of("-Djava.io.tmpdir=/proc/nowhere");
        assertThat(command(0, options, "run", "HardwareFloor", "--dry-run", "--jvm", java))
                .contains("Plan HardwareFloor: ");
    }

    private String command(int exit, String... args) throws Exception {
        return command(exit, NO_JNA, args);
    }

    private String command(int exit, List<String> options, String... args) throws Exception {
        try (ChildCommand command = new ChildCommand(folder.resolve("output"), options, args)) {
            assertThat(command.exit()).as(command.output()).isEqualTo(exit);
            return command.output();
        }
    }
}
