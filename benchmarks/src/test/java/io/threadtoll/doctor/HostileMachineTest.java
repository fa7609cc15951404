// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.RootFolder;
import io.threadtoll.report.text.DiagnosisTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is in a file, each check says something, and nothing that drives a terminal. */
class HostileMachineTest {
    private static final String ESCAPES = "\u001b[2J\u009b1m\r\u202eab\u0007 \u2028";

    @TempDir
    private Path folder;

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n\n",
                "\0",
                ESCAPES,
                "-1",
                "999999999999999999999999999999",
                "0-99999999999",
                "NaN",
                ": : : -",
                "cpu 9223372036854775807 1 1 1 1 1 1 9223372036854775807 1",
                "some avg60=999.999999999 ",
                "1 1 0:0 / x x - cgroup2 x x",
                "SwapTotal: 999999999999999999 kB\nSwapFree: 0 kB",
                "Pid: 1\nCpus_allowed_list: 0-9999\nCapEff: ffffffffffffffff\nGid:",
                "JAVA_VERSION=\"9999999999\"",
                "ffffffff,ffffffff,ffffffff",
            })
    void anyTextInAnyFileIsNoException(String text) {
        for (SavedMachine machine : machines()) {
            machine.texts().forEach((path, usual) -> {
                requireHarmless(machine.with(path, text));
                machine.with(path, usual);
            });
        }
    }

    @Test
    void aFolderInsteadOfAFileCannotBeRead() throws IOException {
        for (SavedMachine machine : machines()) {
            for (String path : machine.texts().keySet()) {
                String usual = Files.readString(machine.on(path));
                Files.delete(machine.on(path));
                Files.createDirectory(machine.on(path));
                requireHarmless(machine);
                Files.delete(machine.on(path));
                machine.with(path, usual);
            }
        }
    }

    @Test
    void aHugeFileIsReadUpToABound() throws Exception {
        SavedMachine machine = SavedMachine.good(folder);
        machine.with("/proc/loadavg", "7".repeat(3 * RootFolder.MOST_BYTES));
        assertThat(machine.read("/proc/loadavg")).hasSize(RootFolder.MOST_BYTES);
        assertThat(machine.diagnosis("load").status()).isEqualTo(Status.UNKNOWN);
        requireHarmless(machine);
    }

    private List<SavedMachine> machines() {
        return Stream.of("good", "bad")
                .map(folder::resolve)
                .map(root -> root.endsWith("good") ? SavedMachine.good(root) : SavedMachine.bad(root))
                .toList();
    }

    private static void requireHarmless(MachineView machine) {
        List<Diagnosis> diagnoses = Checks.examine(machine);
        assertThat(diagnoses).hasSameSizeAs(Checks.all());
        assertThat(diagnoses).allMatch(diagnosis -> diagnosis.value().length() < 250);
        String table = new DiagnosisTable(false, 100).render(diagnoses);
        assertThat(table.codePoints().filter(c -> c != '\n').anyMatch(HostileMachineTest::drivesTheTerminal))
                .isFalse();
    }

    private static boolean drivesTheTerminal(int character) {
        return Character.isISOControl(character) || Character.getType(character) == Character.FORMAT;
    }
}
