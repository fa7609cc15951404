// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What befalls a whole process: {@link EveryMutexCounts} is stopped and continued, or has half a CPU. */
class StarvedProcessTest {
    private static final long STOPPED_MS = 20;
    private static final long CONTINUED_MS = 30;
    private static final Path CGROUPS = Path.of("/sys/fs/cgroup");

    /** The files that give a new group 50 of each 100 ms, by the folder it is made in: cgroup v2, and the v1 controller. */
    private static final Map<Path, List<String>> HALF_A_CPU = Map.of(
            CGROUPS,
            List.of("cpu.max=50000 100000"),
            CGROUPS.resolve("cpu"),
            List.of("cpu.cfs_period_us=100000", "cpu.cfs_quota_us=50000"));

    @Test
    void aProcessThatIsStoppedAndContinuedLosesNoUpdate() throws IOException, InterruptedException {
        Process process = start();
        int stops = 0;
        try {
            while (process.isAlive()) {
                signal(process, "STOP");
                stops++;
                Thread.sleep(STOPPED_MS);
                signal(process, "CONT");
                Thread.sleep(CONTINUED_MS);
            }
            assertThat(stops).isGreaterThan(10);
            assertNothingLost(process);
        } finally {
            // Not before: it closes what the process has said.
            process.destroyForcibly();
        }
    }

    @Test
    void aProcessWithHalfACpuLosesNoUpdate() throws IOException, InterruptedException {
        Path parent = Files.exists(CGROUPS.resolve("cgroup.controllers")) ? CGROUPS : CGROUPS.resolve("cpu");
        assumeTrue(Files.isWritable(parent.resolve("cgroup.procs")), () -> "no group can be made in " + parent);
        Path group = Files.createDirectory(
                parent.resolve("threadtoll-" + ProcessHandle.current().pid()));
        try {
            for (String line : HALF_A_CPU.get(parent)) {
                Path file = group.resolve(line.substring(0, line.indexOf('=')));
                assumeTrue(Files.exists(file), () -> "the CPU controller is not there for groups in " + parent);
                Files.writeString(file, line.substring(line.indexOf('=') + 1));
            }
            Process process = start();
            try {
                Files.writeString(group.resolve("cgroup.procs"), Long.toString(process.pid()));
                assertNothingLost(process);
                assertThat(group.resolve("cpu.stat")).content().containsPattern("nr_throttled [1-9]");
            } finally {
                process.destroyForcibly().waitFor();
            }
        } finally {
            Files.delete(group);
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EveryMutexCounts.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        // It fails if the process has just ended, which is for the loop to see.
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .redirectErrorStream(true)
                .start()
                .waitFor();
    }

    private static void assertNothingLost(Process process) throws IOException, InterruptedException {
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(process.waitFor()).as(said).isZero();
        List<String[]> counts = said.lines().map(line -> line.split(" ")).toList();
        assertThat(counts).allSatisfy(line -> assertThat(line[1]).as(line[0]).isEqualTo(line[2]));
        assertThat(counts.stream().map(line -> MutexKind.valueOf(line[0])).collect(Collectors.toSet()))
                .isEqualTo(EnumSet.complementOf(EnumSet.of(MutexKind.NO_MUTEX)));
    }
}
