// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatMapTest {
    private static final Pattern SQUARE = Pattern.compile("M([\\d.]+),([\\d.]+)h([\\d.]+)v\\3h-\\3z");

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 16, 64, 256})
    void everySquareIsDrawnOnceAndInTheDrawing(int things) {
        HeatMap map = map(things);
        List<double[]> drawn = IntStream.range(0, HeatMap.STEPS)
                .boxed()
                .flatMap(step -> SQUARE.matcher(map.path(step)).results())
                .map(at -> IntStream.rangeClosed(1, 3)
                        .mapToDouble(group -> Double.parseDouble(at.group(group)))
                        .toArray())
                .toList();
        assertThat(drawn).hasSize(things * (things - 1) / 2).allSatisfy(square -> {
            assertThat(square[0] + square[2]).isLessThanOrEqualTo(map.width());
            assertThat(square[1] + square[2]).isLessThan(map.height());
        });
        assertThat(map.rows()).hasSizeBetween(1, 24).allMatch(label -> label.y() < map.height());
        assertThat(map.columns()).hasSizeBetween(1, 24).allMatch(label -> label.y() <= map.height());
    }

    @Test
    void theLeastAndTheGreatestHaveTheEndsOfTheColours() {
        HeatMap map = map(3);
        assertThat(map.key()).containsExactly(new HeatMap.Key(0, "11.0 ns"), new HeatMap.Key(6, "21.0 ns to 22.0 ns"));
        assertThat(map.values()).extracting(HeatMap.Label::text).containsExactly("11.0 ns", "21.0 ns", "22.0 ns");
    }

    @Test
    void whatHardlyDiffersHasOneColour() {
        HeatMap map = HeatMap.of(
                "title",
                "description",
                Unit.NANOSECONDS,
                List.of("0", "1", "2"),
                List.of(),
                List.of(new HeatMap.Square(1, 0, 100), new HeatMap.Square(2, 1, 101)));
        assertThat(map.key()).containsExactly(new HeatMap.Key(3, "100 ns to 101 ns"));
    }

    @Test
    void whatHasNoColourIsLeftOut() {
        HeatMap map = HeatMap.of(
                "title",
                "description",
                Unit.NANOSECONDS,
                List.of("0", "1"),
                List.of(0, 1, 2),
                List.of(new HeatMap.Square(1, 0, Double.NaN)));
        assertThat(map.squares()).isEmpty();
        assertThat(map.key()).isEmpty();
        assertThat(map.borderPath()).containsOnlyOnce("M");
    }

    private static HeatMap map(int things) {
        List<HeatMap.Square> squares = new ArrayList<>();
        for (int row = 1; row < things; row++) {
            for (int column = 0; column < row; column++) {
                squares.add(new HeatMap.Square(row, column, 10.0 * row + column + 1));
            }
        }
        return HeatMap.of(
                "title",
                "description",
                Unit.NANOSECONDS,
                IntStream.range(0, things).mapToObj(String::valueOf).toList(),
                List.of(),
                squares);
    }
}
