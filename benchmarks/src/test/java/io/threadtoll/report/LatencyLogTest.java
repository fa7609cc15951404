// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Latency;
import io.threadtoll.report.page.HtmlReport;
import io.threadtoll.report.text.LatencyTable;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;

/** Latencies as a table, in the report, and as logs that HdrHistogram reads. */
class LatencyLogTest {
    private static final List<Fork> FORKS = List.of(
            Forks.recording(Forks.measured(Samples.QUICK, 10.0), "service", 30, 40, 5_000_000),
            Forks.recording(Forks.measured(Samples.QUICK, 10.0), "service", 50, 60_000_000));

    @Test
    void theReaderOfHdrHistogramGivesBackEveryValue() {
        Latency latency = only(FORKS);
        String log = LatencyLog.render(latency);
        HistogramLogReader reader =
                new HistogramLogReader(new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)));

        Histogram read = (Histogram) reader.nextIntervalHistogram();

        assertThat(read).isEqualTo(latency.merged());
        assertThat(read.getTotalCount()).isEqualTo(5);
        assertThat(read.getMaxValue()).isEqualTo(read.highestEquivalentValue(60_000_000));
        assertThat(read.getStartTimeStamp()).isEqualTo(Forks.START.toEpochMilli());
        assertThat(read.getEndTimeStamp()).isEqualTo(Forks.START.plusSeconds(2).toEpochMilli());
        assertThat(reader.hasNext()).as("one interval").isFalse();
    }

    @Test
    void theLogSaysWhatItHolds() {
        assertThat(LatencyLog.render(only(FORKS)).lines().findFirst())
                .contains("#[Threadtoll: ContendedLock.lock kind=threeState x2, service, values in nanoseconds, 2 forks"
                        + " merged]");
        assertThat(LatencyLog.fileName(only(FORKS))).isEqualTo("ContendedLock.lock-kind=threeState-x2-service.hlog");
    }

    @Test
    void aHostileCellLeadsNowhereAndForgesNoLine() {
        for (String evil : List.of("../../../etc/passwd", "a\n0.0,1.0,1.0,HISTF", "/root", "..", "x".repeat(400))) {
            Cell cell = new Cell("a.b." + evil + "." + evil, new TreeMap<>(Map.of(evil, evil)), 2);
            Latency latency = only(List.of(Forks.recording(Forks.measured(cell, 1.0), "service", 1)));

            Path folder = Path.of("/result/latency");
            Path file = folder.resolve(LatencyLog.fileName(latency)).normalize();
            assertThat(file.getParent()).isEqualTo(folder);
            assertThat(file.getFileName().toString()).hasSizeLessThan(255).doesNotStartWith(".");
            assertThat(LatencyLog.render(latency).lines().filter(line -> !line.startsWith("#")))
                    .hasSize(2);
        }
    }

    @Test
    void namesThatDifferOnlyInWhatIsReplacedStayApart() {
        assertThat(List.of("a/b", "a:b", "a_b"))
                .extracting(value -> LatencyLog.fileName(only(List.of(
                        Forks.recording(Forks.measured(Forks.cell("lock", "kind", value), 1.0), "service", 1)))))
                .doesNotHaveDuplicates();
    }

    @Test
    void theTableHasPercentilesOfAllForksAndTheSpreadOfTheirTails() {
        String table = new LatencyTable(false, 120).render(FORKS);

        assertThat(table.lines().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "latency",
                        "CELL LATENCY COUNT p50 p90 p99 p99.9 max p99.9 OF FORKS",
                        "ContendedLock.lock kind=threeState x2 service 5 50.0 ns 60.0 ms 60.0 ms 60.0 ms 60.0 ms"
                                + " 5.00 ms .. 60.0 ms");
        assertThat(new LatencyTable(true, 120).render(Samples.forks())).isEmpty();
    }

    /** A name that is broken into many lines beside its figures could not be read. */
    @Test
    void whereThereIsNoRoomACellStandsAboveItsLatencies() {
        assertThat(new LatencyTable(false, 90).render(FORKS).lines())
                .containsExactly(
                        "latency",
                        "  LATENCY  COUNT  p50      p90      p99      p99.9    max      p99.9 OF FORKS",
                        "ContendedLock.lock kind=threeState x2",
                        "  service  5      50.0 ns  60.0 ms  60.0 ms  60.0 ms  60.0 ms  5.00 ms .. 60.0 ms");
    }

    @Test
    void whereAScheduleWasKeptTheDifferenceIsExplained() {
        Fork open = Forks.recording(FORKS.get(0), "response", 90_000);

        assertThat(new LatencyTable(false, 120).render(List.of(open))).contains("response from when it was meant to");
        assertThat(new LatencyTable(false, 120).render(FORKS)).doesNotContain("meant to");
    }

    @Test
    void theReportShowsThemWhereThereAreAny() {
        assertThat(HtmlReport.render(Samples.run(), List.of(), FORKS))
                .contains("<h2>Latencies</h2>", "<td>service</td>", "5.00 ms .. 60.0 ms");
        assertThat(HtmlReport.render(Samples.run(), List.of(), Samples.forks())).doesNotContain("Latencies");
    }

    private static Latency only(List<Fork> forks) {
        return Latency.of(forks).findFirst().orElseThrow();
    }
}
