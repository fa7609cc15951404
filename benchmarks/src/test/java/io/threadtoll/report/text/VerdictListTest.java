// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.report.Golden;
import io.threadtoll.report.Samples;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictListTest {
    private static final String HOSTILE = "\u001b[2J\u009b1m\r\u202eab\u0007\ncd\u2028";
    private static final String COUNTERS = "none: EACCES: perf_event_paranoid is 2";

    @Test
    void isALineAClaimBySection() throws IOException {
        Golden.check("verdicts.txt", new VerdictList(false, 100, false).render(Samples.judgements(), COUNTERS));
    }

    @Test
    void isColouredWhereItIsUnderstood() throws IOException {
        Golden.check("verdicts-colour.txt", new VerdictList(true, 100, false).render(Samples.judgements(), COUNTERS));
    }

    @Test
    void saysWhatStandsBehindThemWhenAsked() throws IOException {
        Golden.check("verdicts-details.txt", new VerdictList(false, 80, true).render(Samples.judgements(), COUNTERS));
    }

    @ParameterizedTest
    @CsvSource({"-1, true", "0, false", "40, true", "59, true", "80, true", "100, false", "133, true", "250, true"})
    void noLineIsWiderThanTheTerminal(int width, boolean details) {
        assertThat(new VerdictList(false, width, details)
                        .render(Samples.judgements(), COUNTERS)
                        .lines())
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(Math.max(40, width)));
    }

    @Test
    void nothingJudgedIsSaid() {
        assertThat(new VerdictList(true, 100, false).render(List.of(), COUNTERS))
                .isEqualTo("No claim was judged.\n");
    }

    @Test
    void whyTheKernelDidNotCountIsSaidOnceAndOnlyWhereItMatters() {
        List<Judgement> all = Samples.judgements();
        assertThat(new VerdictList(false, 100, true).render(all, COUNTERS)).containsOnlyOnce("perf_event_paranoid");

        List<Judgement> others = all.subList(1, all.size());
        assertThat(new VerdictList(false, 100, true).render(others, COUNTERS)).doesNotContain("perf_event_paranoid");
    }

    @Test
    void aHostileFileCannotDriveTheTerminal() {
        Judgement judgement = new Judgement(
                HOSTILE,
                Section.GIL,
                false,
                HOSTILE,
                new Verdict(
                        Outcome.BROKEN,
                        List.of(Figure.exact(HOSTILE, 1)),
                        HOSTILE,
                        List.of(EvidenceRow.note(HOSTILE, HOSTILE)),
                        CountedBy.LOCK));

        String list = new VerdictList(false, 200, true).render(List.of(judgement), HOSTILE);

        assertThat(list.lines()).hasSize(8);
        assertThat(list.replace("\n", "").codePoints())
                .allSatisfy(character -> assertThat(character)
                        .matches(c -> !Character.isISOControl(c) && Character.getType(c) != Character.FORMAT));
    }
}
