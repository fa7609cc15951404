// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.claim.CountedBy;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerdictsTest {
    @Test
    void areWrittenAndRead() throws IOException {
        String json = Verdicts.toJson(Samples.judgements());

        Golden.check("verdicts.json", json);
        assertThat(Verdicts.fromJson(json)).isEqualTo(Samples.judgements());
    }

    /** As versions before this one wrote them: figures and evidence are sentences. */
    @Test
    void theOldFormIsRead() {
        List<Judgement> old = Verdicts.fromJson("[{\"id\":\"binding-tax\",\"section\":\"Mutexes and Futexes (ours)\","
                + "\"statement\":\"It costs.\",\"verdict\":{\"outcome\":\"REFUTED\",\"figure\":\"1.84 times\","
                + "\"reason\":\"the best one\",\"details\":[\"FFM: none\"]}}]");

        assertThat(old)
                .containsExactly(new Judgement(
                        "binding-tax",
                        Section.MUTEXES,
                        true,
                        "It costs.",
                        new Verdict(
                                Outcome.REFUTED,
                                List.of(),
                                "1.84 times: the best one",
                                List.of(EvidenceRow.of("FFM: none")),
                                CountedBy.NOBODY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[null]",
                "{\"format\":3,\"claims\":[]}",
                "{\"format\":2}",
                "{\"format\":2,\"claims\":[null]}",
                "{\"format\":2,\"claims\":[{\"id\":\"a\",\"section\":\"RACES\",\"statement\":\"c\",\"verdict\":null}]}",
                "{\"format\":2,\"claims\":[{\"id\":\"a\",\"section\":\"NONE\",\"statement\":\"c\",\"verdict\":"
                        + "{\"outcome\":\"BROKEN\",\"reason\":\"\"}}]}",
                "[{}]",
                "{}",
                "[] []",
                "[{\"id\":\"a\",\"section\":\"b\",\"statement\":\"c\",\"verdict\":null}]",
                "[{\"id\":\"a\",\"section\":\"b\",\"statement\":\"c\",\"verdict\":"
                        + "{\"outcome\":\"MAYBE\",\"figure\":\"\",\"reason\":\"\",\"details\":[]}}]",
            })
    void anythingElseIsRefused(String json) {
        assertThatThrownBy(() -> Verdicts.fromJson(json))
                .isInstanceOf(BadResultException.class)
                .hasMessageContaining(Verdicts.FILE)
                .hasMessageContaining("judge");
    }
}
