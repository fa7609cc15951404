// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.doctor.Checks;
import io.threadtoll.doctor.Diagnosis;
import io.threadtoll.doctor.SavedMachine;
import io.threadtoll.doctor.Status;
import io.threadtoll.report.Golden;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosisTableTest {
    private static final String HOSTILE = "\u001b[2J\u009b1m\r\u202eab\u0007\ncd\u2028";

    @TempDir
    private Path folder;

    @Test
    void aBadMachine() throws IOException {
        Golden.check("doctor-bad.txt", new DiagnosisTable(false, 100).render(Checks.examine(SavedMachine.bad(folder))));
    }

    @Test
    void aGoodMachine() throws IOException {
        Golden.check(
                "doctor-good.txt", new DiagnosisTable(false, 100).render(Checks.examine(SavedMachine.good(folder))));
    }

    @Test
    void colourIsWhereItIsUnderstood() {
        List<Diagnosis> diagnoses =
                List.of(new Diagnosis("a", Status.WARN, "b", "c", "d"), new Diagnosis("e", Status.OK, "f", "g", ""));
        assertThat(new DiagnosisTable(true, 60).render(diagnoses).lines())
                .containsExactly(
                        "\u001b[1mSTATUS\u001b[0m   \u001b[1mCHECK\u001b[0m  \u001b[1mVALUE\u001b[0m",
                        "\u001b[33mWARN\u001b[0m     a      b",
                        "    \u001b[2mc\u001b[0m",
                        "    \u001b[1m$ d\u001b[0m",
                        "\u001b[32mOK\u001b[0m       e      f",
                        "",
                        "\u001b[33m1 warning\u001b[0m, \u001b[90m0 unknown\u001b[0m, \u001b[32m1 fine\u001b[0m");
    }

    @Test
    void noLineButACommandIsWiderThanTheTerminal() {
        assertThat(new DiagnosisTable(false, 100)
                        .render(Checks.examine(SavedMachine.bad(folder)))
                        .lines()
                        .filter(line -> !line.startsWith("    $ ")))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(100));
    }

    @Test
    void aHostileValueCannotDriveTheTerminal() {
        String table = new DiagnosisTable(false, 100)
                .render(List.of(new Diagnosis(HOSTILE, Status.WARN, HOSTILE, HOSTILE, HOSTILE)));
        assertThat(table.lines()).hasSize(6);
        assertThat(table.replace("\n", "").codePoints())
                .allMatch(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT);
    }
}
