// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pythons that are none, or others: each is named with the reason, and none fails a run. */
class BadPythonTest {
    private static final String SUBINTERPRETERS =
            WorkerKind.BYTECODE_SUBINTERPRETERS.speedup().name();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "echo Welcome to Python!| Welcome to Python!",
                "echo 'Unknown option: -I' >&2; exit 2| Unknown option: -I",
                "echo null; cat > /dev/null| says nothing of itself",
                "exit 0| is no CPython that can be measured",
                "yes rubbish| rubbish",
            })
    void whatIsNoneIsNamedWithWhatItSays(String script, String said) {
        Path fake = FakePython.doing(folder.resolve("python3"), script);
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(() -> PythonProcess.start(fake.toString()))
                .withMessageContaining(fake.toString())
                .withMessageContaining(said);
    }

    @Test
    void oneThatHangsIsKilled() {
        Path fake = FakePython.doing(folder.resolve("python3"), "sleep 1000 & wait");
        Set<Long> before = descendants();
        assertThatExceptionOfType(NotApplicableException.class)
                .isThrownBy(() -> PythonProcess.start(fake.toString(), Duration.ofMillis(300)))
                .withMessageContaining("gave no answer");
        assertThat(descendants()).isSubsetOf(before);
    }

    private static Set<Long> descendants() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(ProcessHandle::pid)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @CsvSource({"PyPy, 10, it is PyPy 3.10.1", "GraalVM, 11, it is GraalVM 3.11.1", "CPython, 5, it is CPython 3.5.1"})
    void anotherOneIsNamed(String implementation, int minor, String reason) {
        Path fake = FakePython.saying(
                folder.resolve("python3"), FakePython.who(implementation, minor, false, true, "fork"));
        for (Probe probe : probes()) {
            assertThatExceptionOfType(NotApplicableException.class)
                    .isThrownBy(() -> probe.measure(Map.of(Machine.PYTHON, fake.toString())))
                    .withMessageContaining(reason);
        }
    }

    @Test
    void whereThereIsNoneItSaysWhatToInstall() {
        for (Probe probe : probes()) {
            assertThatExceptionOfType(NotApplicableException.class)
                    .isThrownBy(() -> probe.measure(Map.of(Machine.PYTHON, "python3.99")))
                    .withMessageContaining("apt-get install python3");
        }
    }

    @ParameterizedTest
    @CsvSource({"spawn", "forkserver"})
    void howItsMultiprocessingStartsProcessesDoesNotMatter(String startMethod) throws Exception {
        Path fake =
                FakePython.saying(folder.resolve("python3"), FakePython.who("CPython", 14, false, true, startMethod));
        Findings found = measured(fake);
        assertThat(found.last(WorkerKind.BYTECODE_PROCESSES.speedupOfTwo())).isEqualTo(2);
        assertThat(found.note()).contains("multiprocessing by " + startMethod);
    }

    @Test
    void aFreeThreadedOneSaysSo() throws Exception {
        Findings found =
                measured(FakePython.saying(folder.resolve("python3.14t"), FakePython.cpython(14, true, false)));
        assertThat(found.last(PythonFacts.GIL_ON)).isZero();
        assertThat(found.last(PythonFacts.GIL_DISABLED)).isEqualTo(1);
        assertThat(found.last(WorkerKind.BYTECODE_THREADS.speedupOfTwo())).isEqualTo(2);
        assertThat(found.steps(PythonWorkers.WORKERS)).startsWith(1.0, 2.0);
    }

    @Test
    void oneThatTakesTheGilBackSaysThat() throws Exception {
        Findings found = measured(FakePython.saying(folder.resolve("python3.13t"), FakePython.cpython(13, true, true)));
        assertThat(found.last(PythonFacts.GIL_ON)).isEqualTo(1);
        assertThat(found.note()).contains("built without a GIL; GIL on");
    }

    @Test
    void oneWithInterpretersWithAGilOfTheirOwnHasThemMeasured() throws Exception {
        String who = FakePython.cpython(14, false, true);
        Findings without = measured(FakePython.saying(folder.resolve("a"), who));
        assertThat(without.values()).doesNotContainKey(SUBINTERPRETERS);
        Findings with = measured(FakePython.saying(
                folder.resolve("b"), who.replace("\"subinterpreters\":false", "\"subinterpreters\":true")));
        assertThat(with.values()).containsKey(SUBINTERPRETERS);
        assertThat(with.last(WorkerKind.BYTECODE_SUBINTERPRETERS.speedupOfTwo()))
                .isEqualTo(2);
        assertThat(with.note()).contains("interpreters with a GIL of their own");
    }

    @Test
    void oneWhoseHashingHoldsTheGilIsNotAskedToHash() throws Exception {
        Findings found = measured(FakePython.saying(
                folder.resolve("python3"),
                FakePython.cpython(9, false, true).replace("\"hashReleases\":true", "\"hashReleases\":false")));
        assertThat(found.values().keySet())
                .contains(WorkerKind.READING_THREADS.speedupOfTwo().name())
                .doesNotContain(
                        WorkerKind.HASHING_THREADS.speedupOfTwo().name(), PythonWorkers.THREADS_TO_PROCESSES.name());
    }

    private static Findings measured(Path python) throws Exception {
        return new PythonWorkers().measure(Map.of(Machine.PYTHON, python.toString()));
    }

    private static List<Probe> probes() {
        return List.of(Probes.named(PythonWorkers.ID), Probes.named(PythonUpdates.ID), Probes.named(GilWait.ID));
    }
}
