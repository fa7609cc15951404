// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.claim.Outcome;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.compare.source.RunList.Unreadable;
import io.threadtoll.compare.source.RunOverview;
import io.threadtoll.journal.Json;
import io.threadtoll.report.Golden;
import io.threadtoll.report.RunListJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RunTableTest {
    private static final RunOverview FIRST = new RunOverview(
            "results/2026-11-24T123708-AMD-EPYC-6.18.44-jdk17",
            Instant.parse("2026-11-24T12:37:08.123Z"),
            "AMD EPYC",
            2,
            "6.18.44",
            List.of("17.0.15", "25.0.3"),
            "standard",
            331,
            330,
            Map.of(Outcome.REPRODUCED, 31, Outcome.REFUTED, 4, Outcome.NOT_APPLICABLE, 2));
    private static final RunOverview SECOND = new RunOverview(
            "results/stopped",
            Instant.parse("2026-11-25T08:00:00Z"),
            "A model with a name that is \u001b[31mlonger than its column",
            128,
            "6.1.0",
            List.of("unknown"),
            "ContendedLock",
            0,
            12,
            Map.of());
    private static final Unreadable BAD = new Unreadable(
            "results/\u001b[2Jbad", "results/bad/run.json is not the description of a run: \u0007it rang");
    private static final RunList RUNS = new RunList(List.of(FIRST, SECOND), List.of(BAD));

    @Test
    void looksAsItWasFoundRight() throws IOException {
        Golden.check("runs.txt", new RunTable(false, 200).render(RUNS));
    }

    @Test
    void nothingOfAStrangerReachesTheTerminal() {
        assertThat(new RunTable(false, 200).render(RUNS)).doesNotContain("\u001b", "\u0007");
    }

    @Test
    void noRunIsSaid() {
        assertThat(new RunTable(false, 200).render(new RunList(List.of(), List.of())))
                .isEqualTo("There is no run.\n");
        assertThat(new RunTable(false, 200).render(new RunList(List.of(), List.of(BAD))))
                .startsWith("Unreadable: ");
    }

    @Test
    void jsonHasAllOfIt() throws IOException {
        JsonNode json = Json.MAPPER.readTree(RunListJson.render(RUNS));
        assertThat(json.path("runs")).hasSize(2);
        assertThat(json.path("unreadable").get(0).path("reason").asText()).contains("it rang");
        JsonNode first = json.path("runs").get(0);
        assertThat(first.path("startedAt").asText()).isEqualTo("2026-11-24T12:37:08.123Z");
        assertThat(first.path("made").asInt()).isEqualTo(331);
        assertThat(first.path("verdicts").path("REFUTED").asInt()).isEqualTo(4);
    }
}
