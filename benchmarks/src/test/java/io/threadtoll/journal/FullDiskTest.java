// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal on a disk of 64 KiB. Needs root, to mount one. */
class FullDiskTest {
    private static final Fork FORK = Forks.measured(Forks.cell("lock", "kind", "threeState"), 10.0, 11.5);

    @TempDir
    Path folder;

    @Test
    void losesOnlyTheForkThatDidNotFit() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(runs("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "can't mount a tmpfs");
        try {
            Path ballast = Files.write(disk.resolve("ballast"), new byte[32 << 10]);
            Path journal = disk.resolve("journal.jsonl");
            int added = fill(journal, ballast);

            assertThat(added).isGreaterThan(1);
            assertThat(Journal.read(journal)).hasSize(added).containsOnly(FORK);
        } finally {
            assertThat(runs("umount", disk.toString())).isTrue();
        }
    }

    private static int fill(Path path, Path ballast) throws IOException {
        try (Journal journal = Journal.open(path)) {
            for (int added = 0; added < 1000; added++) {
                try {
                    journal.add(FORK);
                } catch (BadResultException e) {
                    assertThat(e).hasMessageContaining(path.toString()).hasMessageContaining("--resume");
                    assertThatThrownBy(() -> journal.add(FORK)).isInstanceOf(BadResultException.class);
                    Files.delete(ballast);
                    journal.add(FORK);
                    return added + 1;
                }
            }
        }
        throw new AssertionError("a disk of 64 KiB never fills");
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
