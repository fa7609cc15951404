// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.jvm.SleepingProcess;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.probe.Findings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill is sent to a process of ours, and what is left of it is read from files that say whatever they are told. */
class KernelThreadKillTest {
    private static final String AT_17 = " (kworker/R-ours) S 2 0 0 0 -1 69238848 0 0 0 0 0 7 0 0 20 0 1 0 17 0 0\n";

    @TempDir
    private Path root;

    @Test
    void whoIsTheSameAsBeforeLivesOn() throws Exception {
        Findings found = killed(AT_17);
        assertThat(found.last(KernelThreadKill.SENT)).isEqualTo(1);
        assertThat(found.last(KernelThreadKill.REFUSED)).isZero();
        assertThat(found.last(KernelThreadKill.LIVED)).isEqualTo(1);
        assertThat(found.note()).matches("\\$ kill -KILL \\d+ \\(kworker/R-ours\\) -> exit 0");
    }

    @Test
    void whoHasTheIdBySuccessionDoesNot() throws Exception {
        assertThat(killed(AT_17.replace(" 17 ", " 18 ")).last(KernelThreadKill.LIVED))
                .isZero();
    }

    @Test
    void whoIsGoneDoesNot() throws Exception {
        assertThat(killed("").last(KernelThreadKill.LIVED)).isZero();
    }

    @Test
    void whatCannotBeSentIsSaid() throws Exception {
        KernelTask none = new KernelTask(0x3fffffff, "kworker/0:1", false, 0, true, "0", 17);
        Findings found = KernelThreadKill.send(new RootFolder(root), List.of(none));
        assertThat(found.last(KernelThreadKill.SENT)).isZero();
        assertThat(found.last(KernelThreadKill.REFUSED)).isEqualTo(1);
        assertThat(found.note()).contains("-> exit 1: ").containsIgnoringCase("no such process");
    }

    /** @param stat what the files say of the process afterwards */
    private Findings killed(String stat) throws IOException, InterruptedException {
        try (SleepingProcess process = SleepingProcess.start()) {
            Path folder = Files.createDirectories(root.resolve("proc").resolve(String.valueOf(process.pid())));
            Files.writeString(folder.resolve("stat"), process.pid() + stat);
            Files.writeString(folder.resolve("status"), "SigIgn:\tffffffffffffffff\n");
            KernelTask task = new KernelTask(process.pid(), "kworker/R-ours", false, 0, true, "0", 17);
            return KernelThreadKill.send(new RootFolder(root), List.of(task));
        }
    }
}
