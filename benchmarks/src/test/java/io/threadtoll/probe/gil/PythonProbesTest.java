// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.machine.Machine;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What this machine's CPython says, where there is one; what each must say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonProbesTest {
    private String python;

    @BeforeAll
    void findIt() {
        Pythons found = Pythons.found(false);
        assumeTrue(found.fields().containsKey(Pythons.FIELD + found.measured().get(0)), "there is no CPython here");
        python = found.measured().get(0);
    }

    @ParameterizedTest
    @EnumSource(PythonWork.class)
    void workersOfEachNumberAreMeasured(PythonWork work) throws Exception {
        Findings found = measured(PythonWorkers.ID, work);
        int steps = found.steps(PythonWorkers.WORKERS).size();
        assertThat(found.steps(PythonWorkers.WORKERS)).startsWith(1.0, 2.0).isSorted();
        assertThat(found.steps(WorkerKind.THREAD.speedup())).hasSize(steps).startsWith(1.0);
        assertThat(found.last(WorkerKind.THREAD.speedupOfTwo())).isPositive();
        assertThat(found.values().containsKey(WorkerKind.PROCESS.speedup().name()))
                .isEqualTo(work != PythonWork.IO);
        assertThat(found.last(PythonFacts.MINOR)).isGreaterThan(5);
        assertThat(found.note()).startsWith("CPython 3.");
        if (work != PythonWork.IO) {
            assertThat(found.values().keySet())
                    .containsAll(Probes.named(PythonWorkers.ID).mainMetrics());
        }
    }

    @Test
    void threadsTakeTurnsWhereACallIsInside() throws Exception {
        Findings found = measured(PythonUpdates.ID, PythonWork.BYTECODE);
        assertThat(found.last(PythonUpdates.LOST_WITH_CALL)).isBetween(0.0, found.last(PythonUpdates.TRIED));
        if (found.last(PythonFacts.GIL_ON) == 1 && found.last(PythonFacts.MINOR) >= 10) {
            assertThat(found.last(PythonUpdates.LOST_PLAIN)).isZero();
        }
        assertThat(found.values().keySet())
                .containsAll(Probes.named(PythonUpdates.ID).mainMetrics());
    }

    @Test
    void aWaitHasALength() throws Exception {
        Findings found = measured(GilWait.ID, PythonWork.BYTECODE);
        assertThat(found.last(GilWait.USUAL_NS)).isPositive();
        assertThat(found.values().keySet()).containsAll(Probes.named(GilWait.ID).mainMetrics());
    }

    @Test
    void nothingIsLeftBehind() throws Exception {
        Set<Path> files = temporary();
        Set<Long> processes = descendants();
        for (String id : new String[] {PythonWorkers.ID, PythonUpdates.ID, GilWait.ID}) {
            measured(id, PythonWork.IO);
        }
        assertThat(descendants()).isSubsetOf(processes);
        assertThat(temporary()).isSubsetOf(files);
    }

    private static Set<Long> descendants() throws InterruptedException {
        // A grandchild ends on its own when its input does.
        Set<Long> alive = Set.of();
        for (int i = 0; i < 50; i++) {
            alive = ProcessHandle.allProcesses()
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().commandLine().orElse("").contains("SOURCE=COMMANDS.read"))
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toSet());
            if (alive.isEmpty()) {
                break;
            }
            Thread.sleep(20);
        }
        return alive;
    }

    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().matches("(?i).*(python|worker|threadtoll).*"))
                    .collect(Collectors.toSet());
        }
    }

    private Findings measured(String id, PythonWork work) throws Exception {
        Probe probe = Probes.named(id);
        return probe.measure(Map.of(Machine.PYTHON, python, "work", work.name()));
    }
}
