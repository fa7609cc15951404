// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Objects;

/**
 * A claim and its verdict, as they stand in {@code verdicts.json}.
 *
 * @param id the claim's id
 * @param section the article's section
 * @param ours whether the article doesn't make the claim
 * @param statement the claim in our own words
 * @param verdict what the run says of it
 */
public record Judgement(
        String id,
        Section section,

        @JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY)
        boolean ours,

        String statement,
        Verdict verdict) {
    public Judgement {
        Objects.requireNonNull(id, "a claim has an id");
        Objects.requireNonNull(section, "a claim has a section");
        Objects.requireNonNull(statement, "a claim has a statement");
        Objects.requireNonNull(verdict, "a claim that was judged has a verdict");
    }

    static Judgement of(Title title, Verdict verdict) {
        return new Judgement(title.id(), title.section(), title.ours(), title.statement(), verdict);
    }
}
