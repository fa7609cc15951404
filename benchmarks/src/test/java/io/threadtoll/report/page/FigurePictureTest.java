// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Band;
import io.threadtoll.claim.Figure;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Interval;
import org.junit.jupiter.api.Test;

class FigurePictureTest {
    @Test
    void whatIsInsideItsBandIsDrawnInside() {
        FigurePicture picture = of(2, 2.2, 2.4, Band.between(1, 4));
        assertThat(at(picture.interval().from()))
                .isGreaterThan(at(picture.band().from()));
        assertThat(at(picture.point())).isBetween(at(picture.interval().from()), end(picture.interval()));
        assertThat(end(picture.interval())).isLessThan(end(picture.band()));
    }

    @Test
    void whatIsOutsideIsDrawnOutside() {
        FigurePicture picture = of(6, 7, 8, Band.between(1, 4));
        assertThat(at(picture.interval().from())).isGreaterThan(end(picture.band()));
    }

    /** A band above zero begins at the least number that there is, which no logarithmic axis has room for. */
    @Test
    void aBandWithoutAnEndReachesTheEdge() {
        FigurePicture above = of(10, 20, 30, Band.above(0));
        assertThat(end(above.band())).isEqualTo(100);
        assertThat(at(above.point())).isGreaterThan(at(above.band().from()));
        assertThat(of(10, 20, 30, Band.atMost(40)).band().from()).isEqualTo("0.00%");
    }

    @Test
    void aBandOfOneValueIsSeen() {
        FigurePicture picture = of(1, 1, 1, Band.exactly(1));
        assertThat(at(picture.band().length())).isGreaterThan(1);
    }

    /** Zero is not above zero, but by the scale it would lie on the band's edge. */
    @Test
    void whatIsJustOutsideIsSeenToBe() {
        FigurePicture picture = of(0, 0, 0, Band.above(0));
        assertThat(at(picture.band().from()) - at(picture.point())).isGreaterThan(4);
    }

    @Test
    void aCountIsDrawnAsItsShare() {
        Figure figure = Figure.share("forks lost some", 3, 4).within(Band.atLeast(0.5));
        FigurePicture picture = FigurePicture.of(figure).orElseThrow();
        assertThat(at(picture.point())).isBetween(70.0, 80.0);
    }

    @Test
    void anIntervalWithoutEndsIsAPoint() {
        FigurePicture picture = of(0, 5, Double.POSITIVE_INFINITY, Band.between(1, 10));
        assertThat(at(picture.interval().length())).isLessThan(2);
    }

    @Test
    void whatIsHeldToNothingHasNoPicture() {
        assertThat(FigurePicture.of(Figure.exact("threads", 3))).isEmpty();
        assertThat(FigurePicture.of(Figure.exact("threads", Double.NaN).within(Band.atMost(1))))
                .isEmpty();
    }

    private static FigurePicture of(double low, double estimate, double high, Band band) {
        return FigurePicture.of(Figure.of("x", Unit.COUNT, new Interval(low, estimate, high))
                        .within(band))
                .orElseThrow();
    }

    private static double at(String percent) {
        return Double.parseDouble(percent.replace("%", ""));
    }

    private static double end(FigurePicture.Span span) {
        return at(span.from()) + at(span.length());
    }
}
