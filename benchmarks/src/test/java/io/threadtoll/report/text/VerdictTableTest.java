// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.report.Golden;
import io.threadtoll.report.Samples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictTableTest {
    private static final String HOSTILE = "\u001b[2J\u009b1m\r\u202eab\u0007\ncd\u2028";

    @Test
    void isPlainWithoutColour() throws IOException {
        Golden.check("verdicts.txt", new VerdictTable(false).render(Samples.judgements()));
    }

    @Test
    void isColouredWhereItIsUnderstood() throws IOException {
        Golden.check("verdicts-colour.txt", new VerdictTable(true).render(Samples.judgements()));
    }

    @Test
    void isStackedInANarrowTerminal() throws IOException {
        Golden.check("verdicts-narrow.txt", new VerdictTable(false, 60).render(Samples.judgements()));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 1, 40, 59, 80, 100, 133, 250})
    void noLineIsWiderThanTheTerminal(int width) {
        assertThat(new VerdictTable(false, width).render(Samples.judgements()).lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Math.max(40, width)));
    }

    @Test
    void nothingJudgedIsSaid() {
        assertThat(new VerdictTable(true).render(List.of())).isEqualTo("No claim was judged.\n");
    }

    @Test
    void aHostileFileCannotDriveTheTerminal() {
        Judgement judgement = new Judgement(
                HOSTILE, HOSTILE, HOSTILE, new Verdict(Outcome.BROKEN, HOSTILE, HOSTILE, List.of(HOSTILE)));

        String table = new VerdictTable(false, 200).render(List.of(judgement));

        assertThat(table.lines()).hasSize(6);
        assertThat(table.replace("\n", "").codePoints())
                .allSatisfy(character -> assertThat(character)
                        .matches(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT));
    }
}
