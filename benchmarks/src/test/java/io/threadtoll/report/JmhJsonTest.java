// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.journal.Json;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Forks;
import java.io.IOException;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class JmhJsonTest {
    @Test
    void hasAnObjectForEachCellThatJmhMeasured() throws JacksonException {
        JsonNode results = render();

        assertThat(results.findValuesAsText("benchmark"))
                .containsExactly(Samples.SLOW.benchmark(), Samples.QUICK.benchmark());
    }

    @Test
    void namesItsFieldsAsJmhDoes() throws IOException {
        JsonNode theirs = Json.MAPPER.readTree(Golden.read("jmh-1.37.json"));
        JsonNode ours = render();

        assertThat(ours.get(0).fieldNames())
                .toIterable()
                .containsExactlyElementsOf(() -> theirs.get(3).fieldNames());
        assertThat(ours.get(0).get("primaryMetric").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> theirs.get(3).get("primaryMetric").fieldNames());
        assertThat(ours.at("/0/secondaryMetrics/futexCalls").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> theirs.at("/3/secondaryMetrics/calls").fieldNames());
        assertThat(ours.at("/0/primaryMetric/scorePercentiles").fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        () -> theirs.at("/3/primaryMetric/scorePercentiles").fieldNames());
    }

    @Test
    void computesFromRawDataWhatJmhDoes() throws IOException {
        for (JsonNode theirs : Json.MAPPER.readTree(Golden.read("jmh-1.37.json"))) {
            Cell cell = new Cell("a.B.c", new TreeMap<>(), 1);
            List<Double[]> iterations =
                    Json.MAPPER.readerForListOf(Double[].class).readValue(theirs.at("/primaryMetric/rawData"));
            JsonNode ours = Json.MAPPER.readTree(JmhJson.render(
                    Samples.run(),
                    iterations.stream().map(fork -> Forks.measured(cell, fork)).toList()));

            for (String pointer : List.of("score", "scoreError", "scoreConfidence/0", "scorePercentiles/90.0")) {
                double expected = theirs.at("/primaryMetric/" + pointer).asDouble();
                assertThat(ours.at("/0/primaryMetric/" + pointer).asDouble())
                        .as(pointer)
                        .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
            }
            assertThat(ours.at("/0/primaryMetric/rawData")).isEqualTo(theirs.at("/primaryMetric/rawData"));
        }
    }

    @Test
    void carriesTheRunsOwn() throws JacksonException {
        JsonNode quick = render().get(1);

        assertThat(quick.get("forks").asInt()).isEqualTo(3);
        assertThat(quick.get("threads").asInt()).isEqualTo(2);
        assertThat(quick.get("mode").asText()).isEqualTo("avgt");
        assertThat(quick.get("jvm").asText()).isEqualTo("/usr/lib/jvm/17/bin/java");
        assertThat(quick.get("vmVersion").asText()).isEqualTo("17.0.15+6");
        assertThat(quick.get("warmupTime").asText()).isEqualTo("200 ms");
        assertThat(quick.get("measurementIterations").asInt()).isEqualTo(2);
        assertThat(quick.get("measurementTime").asText()).isEqualTo("500 ms");
        assertThat(quick.at("/params/kind").asText()).isEqualTo("threeState");
        assertThat(quick.at("/primaryMetric/score").asDouble()).isCloseTo(70 / 3.0, within(1e-9));
        assertThat(quick.at("/primaryMetric/scoreUnit").asText()).isEqualTo("ns/op");
        assertThat(quick.at("/primaryMetric/rawData")).hasToString("[[9.0,11.0],[39.0,41.0],[19.0,21.0]]");
    }

    @Test
    void anErrorThatIsUnknownIsATextAndNoParamsAreNoField() throws JacksonException {
        Cell bare = new Cell("a.B.c", new TreeMap<>(), 1);
        JsonNode result = Json.MAPPER
                .readTree(JmhJson.render(Samples.run(), List.of(Forks.measured(bare, 3.0))))
                .get(0);

        assertThat(result.at("/primaryMetric/scoreError")).hasToString("\"NaN\"");
        assertThat(result.at("/primaryMetric/scoreConfidence")).hasToString("[\"NaN\",\"NaN\"]");
        assertThat(result.has("params")).isFalse();
        assertThat(result.get("secondaryMetrics")).isEmpty();
    }

    private static JsonNode render() throws JacksonException {
        return Json.MAPPER.readTree(JmhJson.render(Samples.run(), Samples.forks()));
    }
}
