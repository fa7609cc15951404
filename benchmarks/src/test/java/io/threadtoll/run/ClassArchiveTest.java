// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ClassArchiveTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The class path of a test has folders, of which no JVM makes an archive: forks are then started without one. */
    @Test
    void whereNoneCanBeMadeThereIsNoneAndNothingIsLeft() throws Exception {
        ClassArchive archive = ClassArchive.make(JAVA, Runtime.version().feature());
        assertThat(archive.folder()).isDirectory();
        assertThat(archive.flags()).allMatch(flag -> flag.startsWith("-XX:SharedArchiveFile=" + archive.folder()));
        assertThat(archive.flags().isEmpty())
                .isEqualTo(Files.notExists(archive.folder().resolve("classes.jsa")));
        archive.close();
        assertThat(archive.folder()).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftIsDeletedAndWhatAnotherRunUsesIsNot() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createTempDirectory("threadtoll-classes-" + ended.pid() + "-");
        Files.createFile(left.resolve("classes.jsa"));
        Path used = Files.createTempDirectory(
                "threadtoll-classes-" + ProcessHandle.current().pid() + "-");
        try {
            ClassArchive.deleteLeftOver();
            assertThat(left).doesNotExist();
            assertThat(used).isDirectory();
        } finally {
            Files.delete(used);
        }
    }
}
