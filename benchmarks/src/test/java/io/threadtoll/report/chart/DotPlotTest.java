// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Unit;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Templates;
import io.threadtoll.statistics.Interval;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class DotPlotTest {
    private static final Pattern PLACE = Pattern.compile(" (?:x1?|x2|cx|width)=\"([^\"]*)\"");
    private static final Unit NS = Unit.NANOSECONDS;

    @Test
    void aForkIsADotAtItsPlace() {
        DotPlot plot = plot(row("lock", 30, 10, 20, 40));

        assertThat(plot.axis().isLogarithmic()).isFalse();
        assertThat(plot.axis().ticks())
                .extracting(Tick::label)
                .containsExactly("0", "10 ns", "20 ns", "30 ns", "40 ns");
        // Three percent of the width are free at either end.
        assertThat(render(plot))
                .contains(
                        "<circle cx=\"26.50%\" cy=\"50%\"",
                        "<circle cx=\"50.00%\" cy=\"32%\"", "<circle cx=\"97.00%\" cy=\"68%\"")
                .contains("<line class=\"mean\" x1=\"73.50%\"")
                .contains("lock</span>", ">30.0 ns <span class=\"bounds\">[27.0, 33.0]</span>")
                .contains("3 forks a row: dots are forks, bars 95 % intervals of their mean<");
    }

    @Test
    void farAndPositiveIsLogarithmic() {
        DotPlot plot = plot(row("few", 10, 10, 10), row("many", 1000, 1000, 1000));

        assertThat(plot.axis().isLogarithmic()).isTrue();
        assertThat(plot.axis().x(100)).isEqualTo("50.00%");
        assertThat(plot.legend()).endsWith("the scale is logarithmic");
        assertThat(plot(row("few", 0, 0, 0), row("many", 1000, 1000, 1000))
                        .axis()
                        .isLogarithmic())
                .isFalse();
        assertThat(plot(row("below one", 0.002, 0.002), row("many", 0.5, 0.5))
                        .axis()
                        .isLogarithmic())
                .isTrue();
    }

    @Test
    void anExactValueHasNoInterval() {
        String html = render(plot(DotRow.exact("calls", Unit.COUNT, 0)));

        assertThat(html).doesNotContain("class=\"interval\"").contains("class=\"mean\"", ">0</span>", "1 fork a row");
    }

    @Test
    void oneForkIsADotWithoutAnInterval() {
        DotRow one = DotRow.of("one", NS, new double[] {5}, new Interval(0, 5, Double.POSITIVE_INFINITY));

        assertThat(one.hasInterval()).isFalse();
        assertThat(places(render(plot(one))))
                .allSatisfy(place -> assertThat(place).isBetween(0.0, 100.0));
    }

    @Test
    void anImmenseIntervalDoesNotPressTheOthersTogether() {
        DotRow wide = DotRow.of("wide", NS, new double[] {10, 12}, new Interval(1e-6, 11, 1e12));
        DotPlot plot = plot(wide);

        assertThat(plot.axis().most()).isLessThan(100);
        assertThat(plot.isCut(wide)).isTrue();
        assertThat(places(render(plot))).allSatisfy(place -> assertThat(place).isBetween(0.0, 100.0));
    }

    @Test
    void whatIsNoNumberIsNotDrawn() {
        DotRow odd = DotRow.of(
                "odd",
                NS,
                new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300, Double.MIN_VALUE, 7
                },
                new Interval(Double.NaN, Double.NaN, Double.NaN));
        String html = render(plot(odd, DotRow.missing("none", "not measured")));

        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(HtmlText.count(html, "<circle")).isEqualTo(3);
        assertThat(html).contains("not measured</span>").doesNotContain("class=\"mean\"");
        assertThat(places(html)).allSatisfy(place -> assertThat(place).isBetween(0.0, 100.0));
        assertThat(plot(DotRow.missing("none", "")).hasValues()).isFalse();
        assertThat(plot(DotRow.missing("none", "")).legend()).startsWith("no fork");
    }

    @Test
    void guidesAndBandsHaveRoom() {
        DotPlot plot = DotPlot.of(
                "title",
                NS,
                List.of(row("lock", 20, 20, 20).within(new Stretch(Double.NEGATIVE_INFINITY, 25))),
                List.of(new Guide(40, "floor"), new Guide(30, "other")));
        String html = render(plot);

        assertThat(plot.axis().most()).isEqualTo(40);
        assertThat(html)
                .contains("<rect class=\"band\" x=\"3.00%\" width=\"58.75%\"")
                .contains(">floor</text>", ">other</text>", "aria-label=\"title. other. floor. lock: 20.0 ns");
        assertThat(HtmlText.count(html, "class=\"guide\"")).isEqualTo(4);
    }

    @Test
    void theTableHasEachFork() {
        assertThat(HtmlText.outline(render(plot(row("lock", 2, 1, 3), DotRow.missing("none", "no JNA")))))
                .contains(
                        "Data of title",
                        "What | Mean and 95 % interval | Forks | Each fork",
                        "lock | 2.00 ns [1.80, 2.20] | 2 | 1.00 ns, 3.00 ns",
                        "none | no JNA | 0 | ");
    }

    @Test
    void hostileNamesAreEscaped() {
        String bad = "\"><script>alert(1)</script>";
        DotPlot plot = DotPlot.of(bad, NS, List.of(row(bad, 1, 1, 1)), List.of(new Guide(1, bad)));
        String html = render(plot);

        assertThat(html).doesNotContain("<script", "\"><script");
        assertThat(HtmlText.unbalanced(html)).isEmpty();
    }

    @Test
    void axesEndAtRoundValues() {
        assertThat(RoundAxis.of(Unit.BYTES, DoubleStream.of(1000, 5000)).ticks())
                .extracting(Tick::label)
                .containsExactly("0", "2 KiB", "4 KiB", "6 KiB");
        assertThat(RoundAxis.of(NS, DoubleStream.of(0.25, 130)).ticks())
                .extracting(Tick::label)
                .containsExactly("1 ns", "10 ns", "100 ns");
        assertThat(RoundAxis.of(Unit.FRACTION, DoubleStream.of(0, 0)).ticks())
                .extracting(Tick::label)
                .containsExactly("0", "50 %", "100 %");
        assertThat(RoundAxis.of(Unit.OPERATIONS_PER_SECOND, DoubleStream.of(9e3, 2e9))
                        .ticks())
                .as("labels that are long are few")
                .extracting(Tick::label)
                .containsExactly("10 kops/s", "", "1 Mops/s", "", "100 Mops/s", "");
        assertThat(RoundAxis.of(NS, DoubleStream.of(-1, 2)).least()).isEqualTo(-1);
        assertThat(RoundAxis.of(NS, DoubleStream.empty()).most()).isEqualTo(1);
        assertThat(RoundAxis.of(NS, DoubleStream.of(9, 10)).least()).isEqualTo(9);
        assertThat(RoundAxis.of(Unit.COUNT, DoubleStream.of(1, 1e17)).ticks()).hasSizeLessThan(20);
    }

    private static DotRow row(String label, double mean, double... forks) {
        return DotRow.of(label, NS, forks, new Interval(0.9 * mean, mean, 1.1 * mean));
    }

    private static DotPlot plot(DotRow... rows) {
        return DotPlot.of("title", NS, List.of(rows), List.of());
    }

    private static List<Double> places(String html) {
        return PLACE.matcher(html)
                .results()
                .map((MatchResult place) -> Double.valueOf(place.group(1).replace("%", "")))
                .toList();
    }

    private static String render(DotPlot plot) {
        return Templates.render("dotplot", "plot", plot);
    }
}
