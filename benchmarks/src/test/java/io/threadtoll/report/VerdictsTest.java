// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.threadtoll.claim.Verdicts;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[null]",
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
