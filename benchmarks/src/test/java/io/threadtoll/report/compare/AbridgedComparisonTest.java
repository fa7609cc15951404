// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.compare.Change;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.Row;
import io.threadtoll.compare.Shift;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is left to be read of a comparison of very many. */
class AbridgedComparisonTest {
    private static final Comparison SAMPLE = ComparisonSamples.two();

    @Test
    void whatCanBeReadIsShownWhole() {
        assertThat(AbridgedComparison.of(SAMPLE)).isSameAs(SAMPLE);
    }

    @Test
    void ofTooManyOnlyWhatSurelyChangedIsLeftAndTheRestIsSaid() {
        Comparison many = times(300);
        long sure = changes(many).stream()
                .filter(change ->
                        List.of(Shift.WORSE, Shift.BETTER, Shift.DIFFERENT).contains(change.shift()))
                .count();
        Comparison left = AbridgedComparison.of(many);
        assertThat(changes(left))
                .hasSize((int) sure)
                .allSatisfy(change -> assertThat(change.shift()).isIn(Shift.WORSE, Shift.BETTER, Shift.DIFFERENT));
        assertThat(left.warnings())
                .contains(changes(many).size()
                        + " changes are too many to read: here are only those that are surely better, worse or different, all "
                        + sure + "; --format csv or json have them all");
    }

    @Test
    void evenOfTheseAPersonReadsOnlySoMany() {
        Comparison left = AbridgedComparison.of(times(3_000));
        assertThat(changes(left)).hasSize(AbridgedComparison.MOST_CHANGES);
        assertThat(left.warnings()).last().asString().contains("the first 2000 of them");
    }

    private static Comparison times(int number) {
        List<Row> rows = Collections.nCopies(number, SAMPLE.rows()).stream()
                .flatMap(List::stream)
                .toList();
        return new Comparison(
                SAMPLE.columns(),
                rows,
                SAMPLE.groups(),
                SAMPLE.unmatched(),
                SAMPLE.environment(),
                SAMPLE.claims(),
                SAMPLE.warnings());
    }

    private static List<Change> changes(Comparison comparison) {
        return comparison.rows().stream().flatMap(row -> row.changes().stream()).toList();
    }
}
