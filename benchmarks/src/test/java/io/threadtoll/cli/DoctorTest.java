// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Checks;
import io.threadtoll.doctor.Diagnosis;
import io.threadtoll.doctor.Status;
import io.threadtoll.journal.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verb on the machine that the tests run on, whatever it is. */
class DoctorTest {
    @Test
    void saysOfEveryCheckWhatItFound() {
        CommandRun run = CommandRun.of("doctor");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).startsWith("CPUs ").contains(System.lineSeparator() + "STATUS ");
        assertThat(run.out()).contains(Checks.all().stream().map(Check::id).toList());
        assertThat(run.out().lines().reduce((first, second) -> second).orElseThrow())
                .matches("\\d+ warnings?, \\d+ unknown, \\d+ fine");
    }

    @Test
    void jsonHasEveryCheck() throws IOException {
        CommandRun run = CommandRun.of("doctor", "--json");
        assertThat(run.exit()).as(run.err()).isZero();
        List<String> ids = new ArrayList<>();
        for (JsonNode diagnosis : Json.MAPPER.readTree(run.out())) {
            assertThat(diagnosis.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder("id", "status", "value", "why", "command");
            assertThat(diagnosis.get("status").textValue()).isIn("WARN", "UNKNOWN", "OK");
            assertThat(diagnosis.get("value").textValue()).isNotBlank();
            ids.add(diagnosis.get("id").textValue());
        }
        assertThat(ids)
                .containsExactlyInAnyOrderElementsOf(
                        Checks.all().stream().map(Check::id).toList());
    }

    @Test
    void jsonIsAscii() throws IOException {
        Diagnosis hostile = new Diagnosis("a", Status.OK, "\u001b[2J\u009b\u202e", "\u0007", "");
        String json = Doctor.json(List.of(hostile));
        assertThat(json.codePoints()).allMatch(c -> c == '\n' || (c >= ' ' && c < 127));
        assertThat(Json.MAPPER.readValue(json, Diagnosis[].class)).containsExactly(hostile);
    }

    @Test
    void helpSaysTheExitCodes() {
        CommandRun run = CommandRun.of("doctor", "--help");
        assertThat(run.exit()).isZero();
        assertThat(run.out().replaceAll("\\s+", " "))
                .contains("Below a WARN or an UNKNOWN stands why it matters", "Why what is OK matters is in --json.");
        assertThat(run.out()).contains("--json", "Exit codes: 0 it could look, whatever it found; 2 wrong usage.");
    }

    @Test
    void aWrongOptionIsSaid() {
        CommandRun run = CommandRun.of("doctor", "--fix");
        assertThat(run.exit()).isEqualTo(Main.UNUSABLE);
        assertThat(run.err()).startsWith("threadtoll: ").contains("--fix").doesNotContain("\tat ");
    }
}
