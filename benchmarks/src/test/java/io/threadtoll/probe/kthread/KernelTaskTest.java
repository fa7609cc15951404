// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.kthread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.model.NotApplicableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tasks as kernels of several versions show them. */
class KernelTaskTest {
    private static final String KTHREAD = " S 2 0 0 0 -1 69238848 0 0 0 0 0 7 0 0 20 0 1 0 17 0 0";
    private static final String IGNORES = "SigIgn:\tffffffffffffffff\n";

    @TempDir
    private Path root;

    @Test
    void onlyThreadsOfTheKernelAreFound() throws Exception {
        task(2, "(kthreadd)" + KTHREAD, "Name:\tkthreadd\n" + IGNORES + "Cpus_allowed_list:\t0-1\n", "");
        task(14, "(ksoftirqd/0)" + KTHREAD, "Name:\tksoftirqd/0\n" + IGNORES + "Cpus_allowed_list:\t0\n", "");
        // A program that calls itself like one, and a worker of io_uring (PF_IO_WORKER, 0x10).
        task(900, "([kworker/0:1])" + KTHREAD.replace("69238848", "4194304"), "VmSize:\t100 kB\n", "00400000-...\n");
        task(901, "(iou-wrk-900)" + KTHREAD.replace("69238848", "4194368"), "VmSize:\t100 kB\n", "00400000-...\n");
        Files.createDirectories(root.resolve("proc/self"));
        List<KernelTask> tasks = KernelTask.all(files());
        assertThat(tasks).extracting(KernelTask::name).containsExactly("kthreadd", "ksoftirqd/0");
        assertThat(tasks).noneMatch(KernelTask::hasMemory).allMatch(KernelTask::ignoresAll);
        assertThat(tasks).extracting(KernelTask::mapsLength).containsOnly(0);
        assertThat(tasks.get(1).runsOnItsNumberAlone()).isTrue();
        assertThat(tasks.get(0).runsOnItsNumberAlone()).isFalse();
    }

    @Test
    void oneWithMemoryOrWithAnOpenSignalIsSeen() throws Exception {
        task(5, "(odd/1)" + KTHREAD, "VmSize:\t4 kB\nSigIgn:\tfffffffffffffeff\nCpus_allowed_list:\t1\n", "0-1\n");
        KernelTask odd = KernelTask.of(files(), 5).orElseThrow();
        assertThat(odd.hasMemory()).isTrue();
        assertThat(odd.ignoresAll()).isFalse();
        assertThat(odd.mapsLength()).isPositive();
    }

    @Test
    void theCpusAreCountedWhereThereIsNoSys() throws Exception {
        Path stat = Files.createDirectories(root.resolve("proc")).resolve("stat");
        Files.writeString(stat, "cpu  9 0 9\ncpu0 5 0 5\ncpu3 4 0 4\nintr 7\n");
        assertThat(KernelThreads.online(files())).isEqualTo(2);
        Files.writeString(stat, "intr 7\n");
        assertThatThrownBy(() -> KernelThreads.online(files())).isInstanceOf(NotApplicableException.class);
    }

    @Test
    void whatHasEndedOrIsCutOffIsNone() throws Exception {
        assertThat(KernelTask.of(files(), 77)).isEmpty();
        task(78, "(half", "", "");
        task(79, "(half) S 2", "", "");
        assertThat(KernelTask.of(files(), 78)).isEmpty();
        assertThat(KernelTask.of(files(), 79)).isEmpty();
    }

    @Test
    void theStartTellsOneFromTheNextOfItsId() throws Exception {
        task(5, "(odd name) (S" + KTHREAD.replace(" S ", ") S "), IGNORES, "");
        assertThat(KernelTask.of(files(), 5).orElseThrow().startTicks()).isEqualTo(17);
    }

    @Test
    void onlyKworkersThatIgnoreEverythingAreSentAKill() throws Exception {
        task(1, "(kworker/0:9)" + KTHREAD, IGNORES, "");
        task(2, "(kworker/R-odd)" + KTHREAD, IGNORES, "");
        task(4, "(kworker/0:1)" + KTHREAD, IGNORES, "");
        task(5, "(kworker/0:2)" + KTHREAD, "SigIgn:\tfffffffffffffeff\n", "");
        task(6, "(ksoftirqd/0)" + KTHREAD, IGNORES, "");
        task(7, "(kworker/R-rcu_gp)" + KTHREAD, IGNORES, "");
        assertThat(KernelThreadKill.harmless(KernelTask.all(files())))
                .extracting(KernelTask::pid)
                .containsExactly(7, 4);
    }

    @Test
    void whereNoneIsToBeSeenNothingIsSaid() throws Exception {
        task(1, "(sh)" + KTHREAD.replace("69238848", "4194304"), "VmSize:\t100 kB\n", "");
        assertThatThrownBy(() -> KernelTask.seen(files()))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageContaining("PID namespace");
        assertThatThrownBy(() -> KernelTask.seen(new RootFolder(root.resolve("nowhere"))))
                .isInstanceOf(NotApplicableException.class)
                .hasMessageContaining("no /proc");
    }

    @ParameterizedTest
    @CsvSource({
        "ksoftirqd/3, ksoftirqd, 3",
        "migration/12, migration, 12",
        "kworker/1:2H-kblockd, kworker, 1",
        "kswapd0, kswapd, 0",
        "kcompactd0, kcompactd, 0",
        "kworker/u8:0-events_unbound, kworker/u8:0-events_unbound, -1",
        "kworker/R-rcu_gp, kworker/R-rcu_gp, -1",
        "rcu_preempt, rcu_preempt, -1",
        "irq/24-ACPI:Ged, irq/24-ACPI:Ged, -1",
    })
    void theNumberIsThatWhichMayBeACpu(String name, String family, int number) {
        KernelTask task = new KernelTask(9, name, false, 0, true, "0", 0);
        assertThat(task.family()).isEqualTo(family);
        assertThat(task.number().orElse(-1)).isEqualTo(number);
    }

    private KernelFiles files() {
        return new RootFolder(root);
    }

    private void task(int pid, String stat, String status, String maps) throws IOException {
        Path folder = Files.createDirectories(root.resolve("proc").resolve(String.valueOf(pid)));
        Files.writeString(folder.resolve("stat"), pid + " " + stat + "\n");
        Files.writeString(folder.resolve("status"), status);
        Files.writeString(folder.resolve("maps"), maps);
    }
}
