// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.machine.SavedFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PidsGroupTest {
    @ParameterizedTest
    @CsvSource({
        "cpu memory pids, true",
        "pids, true",
        "cpu memory, false",
        "hugetlb-pids, false",
        "'', false",
    })
    void versionTwoHandsTheControllerOn(String controllers, boolean expected) {
        assertThat(PidsGroup.handsOn(new SavedFiles().with("/cg/cgroup.subtree_control", controllers + "\n"), "/cg"))
                .isEqualTo(expected);
    }

    @Test
    void versionOneAlwaysDoes() {
        assertThat(PidsGroup.handsOn(new SavedFiles(), "/cg")).isTrue();
    }

    @Test
    void isGoneWhenItIsClosedAndSoIsWhatADeadJvmLeft() throws Exception {
        Optional<PidsGroup> made = PidsGroup.create(50);
        assumeTrue(made.isPresent(), "this user may not make a control group");
        Path folder = made.orElseThrow().folder();
        assertThat(Files.readString(folder.resolve("pids.max")).strip()).isEqualTo("50");
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createDirectory(folder.resolveSibling("threadtoll-" + ended.pid()));
        made.orElseThrow().close();
        assertThat(folder).doesNotExist();
        assertThat(left).exists();
        PidsGroup.create(50).orElseThrow().close();
        assertThat(left).doesNotExist();
        assertThat(folder).doesNotExist();
    }
}
