// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.report.ConnectionModel;
import io.threadtoll.report.ConnectionSamples;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Samples;
import io.threadtoll.report.chart.Chart;
import io.threadtoll.report.chart.Curve;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class ConnectionSectionTest {
    private static final String HOSTILE =
            "\"'`--></svg></title><script>alert(1)</script>\u001b[31m\u202e\u0000&amp;${7*7}";
    /** How many of the machine's limits bind below two million connections of the first threaded model. */
    private static final int LIMITS = 6;

    private static final Pattern DRAWING = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL);

    /** Two models that were measured, and one that could not be, are enough to see everything that a section has. */
    @Test
    void aSectionHasAllTables() {
        String html = section(ConnectionSamples.forks().stream()
                .filter(fork -> !fork.cell().toString().matches(".*(NETTY|VIRTUAL|8_MIB).*"))
                .toList());
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(HtmlText.outline(html))
                .startsWith(
                        "Connections",
                        "Bytes for each connection",
                        "Model | Virtual | Resident | Java heap | Kernel | First limit | Second limit | Forks",
                        "PLATFORM_THREADS stopped at 25,600: 90 % of the room that cgroup pids.max leaves"
                                + " | 1.01 MiB [967 KiB, 1.07 MiB] | 96.3 KiB [90.3, 102] | 822 B [771, 873]"
                                + " | 34.1 KiB [32.0, 36.2] | cgroup pids.max at 28,450 | kernel.pid_max at 32,390 | 3",
                        "PLATFORM_THREADS_256_KIB not applicable (this kernel grants no thread more)"
                                + " | - | - | - | - | - | - | 0",
                        "SELECTOR_LOOP | 1.10 KiB [1.03, 1.17] | 822 B [771, 873] | 616 B [578, 655]"
                                + " | 9.53 KiB [8.94, 10.1] | RLIMIT_NOFILE at 1,048,560 | memory at 2,181,503 | 3",
                        "At the top of the ramp",
                        "Model | Reached | Connects | Requests | CPU/request | Client",
                        "PLATFORM_THREADS | 25,600 | 23.9 k/s [22.4, 25.4] | 31.2 k/s [29.3, 33.2]"
                                + " | 21.8 us [20.5, 23.2] | 37.1 %",
                        "PLATFORM_THREADS_256_KIB | - | - | - | - | -")
                .containsSequence(
                        "Memory",
                        "Resident memory of the server process",
                        "Virtual memory of the server process",
                        "Response times",
                        "PLATFORM_THREADS",
                        "SELECTOR_LOOP",
                        "The server process, step by step")
                .containsSequence(
                        "The machine's kernel, step by step",
                        "Model | Connections | Kernel stacks | Page tables | Slab | TCP buffers | Available",
                        "PLATFORM_THREADS | 100 | - | - | 313 MiB | - | -",
                        "PLATFORM_THREADS | 1,000 | - | - | 343 MiB | - | -")
                .endsWith("SELECTOR_LOOP | 1,000,000 | 36.4 us | 164 us | 4.34 ms | 17.4 ms | 192 us | 863 us | 22.9 ms"
                        + " | 91.6 ms | 55.2 k/s | 67.0 k/s | 8.43 us | 37.1 % | 0");
    }

    @Test
    void theLimitsOfTheMachineAreLinesWithLabels() {
        String html = section(ConnectionSamples.forks());
        assertThat(HtmlText.count(html, "class=\"limit\""))
                .isEqualTo(2 * LIMITS)
                .isPositive();
        assertThat(html).contains(">cgroup pids.max 28,450</text>", ">kernel.pid_max 32,390</text>", "this machine: ");
        // Only resident memory ends where the machine's does.
        assertThat(HtmlText.count(html, "class=\"level\"")).isOne();
    }

    @Test
    void aRunWithoutConnectionsHasNoSection() {
        assertThat(HtmlReport.render(Samples.run(), List.of(), Samples.forks())).doesNotContain("Connections</h3>");
    }

    @Test
    void everyModelHasACurveAndAChartOfItsTimes() {
        ConnectionSection section = ConnectionSection.of(ConnectionSamples.run(), ConnectionSamples.forks());

        assertThat(section.rows()).hasSize(6);
        assertThat(section.memory()).extracting(Chart::title).hasSize(2);
        assertThat(section.memoryKey()).extracting(Curve::name).hasSize(5);
        assertThat(section.latencies())
                .hasSize(5)
                .allMatch(chart -> chart.series().size() == 6);
        assertThat(section.limited()).isEqualTo("PLATFORM_THREADS");
        assertThat(section.steps().get(0).lines()).hasSize(8 + 5 + 5 + 8 + 7);
    }

    @Test
    void drawingsAreWellFormedAndNamed() throws Exception {
        String html = section(ConnectionSamples.forks());
        List<String> drawings =
                DRAWING.matcher(html).results().map(drawing -> drawing.group()).toList();

        assertThat(drawings).hasSize(2 + 5 + 5 + 6);
        for (String drawing : drawings) {
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(drawing)));
            assertThat(drawing).containsAnyOf("<title>", "aria-hidden=\"true\"");
        }
        assertThat(html).doesNotContain("NaN", "Infinity");
    }

    @Test
    void oneForkOfOneStepIsEnough() {
        ConnectionSection section = ConnectionSection.of(
                Samples.run(),
                List.of(ConnectionSamples.ramp(
                        "BARE",
                        "",
                        Map.of(
                                "connections", List.of(100.0),
                                "rssBytes", List.of(5e7),
                                "lightP50Ns", List.of(8e3)))));

        assertThat(section.memory()).hasSize(1);
        assertThat(section.latencies()).hasSize(1);
        assertThat(section.latencyKey()).extracting(Curve::name).containsExactly("light load, p50");
        assertThat(section.limited()).isEmpty();
    }

    @Test
    void aMetricWithoutAValueForEachStepIsNotDrawn() {
        ConnectionSection section = ConnectionSection.of(
                Samples.run(),
                List.of(ConnectionSamples.ramp(
                        "BARE", "", Map.of("connections", List.of(100.0, 200.0), "rssBytes", List.of(5e7)))));

        assertThat(section.memory()).isEmpty();
    }

    @Test
    void rampsToDifferentTopsOfOneModelAreToldApart() {
        Fork low = ConnectionSamples.ramp("BARE", "", Map.of("connections", List.of(100.0)));
        Fork high = Forks.without(
                Cell.ofProbe("connections", Map.of("model", "BARE", "connections", "2000")), Fork.Status.MEASURED, "");

        assertThat(ConnectionModel.of(List.of(low, high)))
                .extracting(ConnectionModel::name)
                .containsExactly("BARE to 2000", "BARE to 1000000");
    }

    @Test
    void nothingFromHundredsOfHostileModelsComesOutUnescaped() {
        List<Fork> forks = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            forks.add(ConnectionSamples.ramp(
                    HOSTILE + i,
                    HOSTILE,
                    Map.of(
                            "connections", List.of(1.0, 1e300, Double.NaN, 1e6),
                            "rssBytes", List.of(Double.POSITIVE_INFINITY, 1e300, -4.0, 1e9),
                            "vmSizeBytes", Collections.nCopies(4, 0.0),
                            "addedThreads", List.of(1e-300),
                            "addedFiles", List.of(1e300),
                            "lightP50Ns", List.of(1.0, 2.0, 3.0, 1e17))));
        }
        forks.add(ConnectionSamples.headroom());

        String html = section(forks);

        assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;").doesNotContain("<script", "-->");
        assertThat(html).contains("288 more models", "${7*7}");
        assertThat(html.codePoints().filter(c -> c != '\n').anyMatch(Character::isISOControl))
                .isFalse();
    }

    private static String section(List<Fork> forks) {
        String html = HtmlReport.render(ConnectionSamples.run(), List.of(), forks);
        int from = html.indexOf("<section class=\"connections\">");
        String end = "</section>";
        return html.substring(from, html.indexOf(end, from) + end.length()) + "\n";
    }
}
