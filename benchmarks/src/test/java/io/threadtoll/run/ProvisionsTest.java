// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProvisionsTest {
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    /** The class path of a test has folders, of which no JVM makes an archive: forks are then started without one. */
    @Test
    void whatAForkIsToldIsThereAndIsGoneWhenClosed() throws Exception {
        Provisions provisions = Provisions.make(JAVA, Runtime.version().feature());
        assertThat(provisions.folder()).isDirectoryContaining("glob:**jnidispatch*");
        assertThat(provisions.flags())
                .contains("-Djna.boot.library.path=" + provisions.folder())
                .anyMatch(flag -> flag.startsWith("-Djna.platform.library.path=/"));
        assertThat(provisions
                        .flags()
                        .contains("-XX:SharedArchiveFile=" + provisions.folder().resolve("classes.jsa")))
                .isEqualTo(Files.exists(provisions.folder().resolve("classes.jsa")));
        provisions.close();
        assertThat(provisions.folder()).doesNotExist();
    }

    @Test
    void whatAKilledRunLeftIsDeletedAndWhatAnotherRunUsesIsNot() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        Path left = Files.createTempDirectory("threadtoll-forks-" + ended.pid() + "-");
        Files.createFile(left.resolve("classes.jsa"));
        Path used = Files.createTempDirectory(
                "threadtoll-forks-" + ProcessHandle.current().pid() + "-");
        try {
            Provisions.deleteLeftOver();
            assertThat(left).doesNotExist();
            assertThat(used).isDirectory();
        } finally {
            Files.delete(used);
        }
    }
}
