// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.threadtoll.machine.Machine;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What this machine's CPython says, where there is one; what each must say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PythonProbesTest {
    private final Map<String, Findings> found = new HashMap<>();
    private String python;
    private Set<Long> leftProcesses;
    private Set<Path> leftFiles;

    private void findIt() {
        Pythons pythons = Pythons.found(false);
        assumeTrue(
                pythons.fields().containsKey(Pythons.FIELD + pythons.measured().get(0)), "there is no CPython here");
        python = pythons.measured().get(0);
    }

    /** Each probe once, as starting them takes longer than what they measure. */
    @BeforeAll
    void measureAll() throws Exception {
        findIt();
        Set<Path> files = temporary();
        for (String id : List.of(PythonWorkers.ID, PythonUpdates.ID, GilWait.ID)) {
            found.put(id, Probes.named(id).measure(Map.of(Machine.PYTHON, python)));
        }
        leftProcesses = ours();
        leftFiles = temporary();
        leftFiles.removeAll(files);
    }

    @ParameterizedTest
    @ValueSource(strings = {PythonWorkers.ID, PythonUpdates.ID, GilWait.ID})
    void itsMainMetricsAreFoundAndItsVersion(String id) {
        assertThat(found.get(id).values().keySet()).containsAll(Probes.named(id).mainMetrics());
        assertThat(found.get(id).last(PythonFacts.MINOR)).isGreaterThan(5);
        assertThat(found.get(id).note()).startsWith("CPython 3.");
    }

    @ParameterizedTest
    @EnumSource(WorkerKind.class)
    void workersOfEachNumberAreMeasured(WorkerKind kind) {
        Findings workers = found.get(PythonWorkers.ID);
        int steps = workers.steps(PythonWorkers.WORKERS).size();
        assertThat(workers.steps(PythonWorkers.WORKERS)).startsWith(1.0, 2.0).isSorted();
        assumeTrue(workers.values().containsKey(kind.speedup().name()), "this CPython has none");
        assertThat(workers.steps(kind.speedup())).hasSize(steps).startsWith(1.0);
        assertThat(workers.last(kind.speedupOfTwo())).isPositive();
        assertThat(workers.steps(kind.cpuPerWall())).hasSize(steps);
    }

    @Test
    void threadsTakeTurnsWhereACallIsInside() {
        Findings updates = found.get(PythonUpdates.ID);
        assertThat(updates.last(PythonUpdates.LOST_WITH_CALL)).isBetween(0.0, updates.last(PythonUpdates.TRIED));
        if (updates.last(PythonFacts.GIL_ON) == 1 && updates.last(PythonFacts.MINOR) >= 10) {
            assertThat(updates.last(PythonUpdates.LOST_PLAIN)).isZero();
        }
    }

    @Test
    void aWaitHasALength() {
        assertThat(found.get(GilWait.ID).last(GilWait.USUAL_NS)).isPositive();
    }

    /** What this CPython is told to be: its script goes the way that it goes on a 3.14 whose GIL is off. */
    @Test
    void aNewerOneIsAskedInTheNewerWay(@TempDir Path folder) throws Exception {
        String newer = """
                import sys, types
                sys.version_info = (3, 14, 2, "final", 0)
                sys._is_gil_enabled = lambda: False
                new = types.ModuleType("concurrent.interpreters")
                class Interpreter:
                    def exec(self, text):
                        exec(text, {})
                new.create = Interpreter
                import concurrent
                concurrent.interpreters = sys.modules[new.__name__] = new
                """;
        Path fake = FakePython.doing(
                folder.resolve("python3.14t"), "exec " + python + " -I -S -B -c '" + newer + "'\"$5\" \"$6\"");
        try (PythonProcess process = PythonProcess.start(fake.toString())) {
            assertThat(process.interpreter().summary()).startsWith("CPython 3.14.2; GIL off");
            assertThat(process.interpreter().subinterpreters()).isTrue();
            for (int i = 0; i < 2; i++) {
                PythonProcess.Window window = process.work(WorkerKind.BYTECODE_SUBINTERPRETERS, 2, 0.02, 2, () -> {});
                assertThat(window.units()).isPositive();
            }
        }
    }

    @Test
    void nothingIsLeftBehind() {
        assertThat(leftProcesses).isEmpty();
        assertThat(leftFiles).isEmpty();
    }

    private static Set<Long> ours() throws InterruptedException {
        // A grandchild ends on its own when its input does.
        Set<Long> alive = Set.of();
        for (int i = 0; i < 50; i++) {
            alive = ProcessHandle.allProcesses()
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().commandLine().orElse("").contains("SOURCE=COMMANDS.read"))
                    .filter(PythonProbesTest::isOursOrNobodys)
                    .map(ProcessHandle::pid)
                    .collect(Collectors.toSet());
            if (alive.isEmpty()) {
                break;
            }
            Thread.sleep(20);
        }
        return alive;
    }

    /** Others may run theirs meanwhile; one whose parent has gone is the first process's. */
    private static boolean isOursOrNobodys(ProcessHandle process) {
        long parent = process.parent().map(ProcessHandle::pid).orElse(1L);
        return parent == 1 || parent == ProcessHandle.current().pid();
    }

    /** What may be of a Python; the folders of forks are of a run that somebody makes beside this suite. */
    private static Set<Path> temporary() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file ->
                            file.getFileName().toString().matches("(?i).*(python|worker|threadtoll(?!-fork)).*"))
                    .collect(Collectors.toSet());
        }
    }
}
