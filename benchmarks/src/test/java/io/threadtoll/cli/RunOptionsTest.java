// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a run is written to. */
class RunOptionsTest {
    @TempDir
    Path folder;

    @Test
    void runsOfOneSecondAreNotInEachOthersWay() throws IOException {
        Path name = folder.resolve("run");
        assertThat(RunOptions.unused(name)).isEqualTo(name);
        Files.createDirectory(name);
        Files.createSymbolicLink(folder.resolve("run-2"), folder.resolve("nowhere"));
        assertThat(RunOptions.unused(name)).isEqualTo(folder.resolve("run-3"));
    }
}
