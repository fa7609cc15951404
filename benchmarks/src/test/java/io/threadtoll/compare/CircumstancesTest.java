// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Environment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The environments and verdicts that differ. */
class CircumstancesTest {
    private static final Series A = Hand.series("a", "M", 1, 2);
    private static final Series B = Hand.series("b", "M", 1, 2);

    @Test
    void theImportantFieldsComeFirstInTheirOrder() {
        Map<String, String> before = Map.of(
                "cpu.model",
                "one",
                "jdk.version",
                "17",
                "jdk.gc",
                "G1",
                "aaa",
                "1",
                "memory.thp",
                "never",
                "same",
                "x");
        Map<String, String> after = Map.of(
                "cpu.model",
                "two",
                "jdk.version",
                "25",
                "jdk.gc",
                "ZGC",
                "zzz",
                "2",
                "memory.thp",
                "always",
                "same",
                "x");
        List<FieldDifference> differences = Comparing.compare(
                        List.of(source("a", before, A), source("b", after, B)), CompareOptions.usual())
                .environment();
        assertThat(differences)
                .extracting(FieldDifference::field)
                .containsExactly("cpu.model", "jdk.gc", "jdk.version", "memory.thp", "aaa", "zzz");
        assertThat(differences)
                .extracting(FieldDifference::important)
                .containsExactly(true, true, true, true, false, false);
        assertThat(differences.get(0).values()).containsExactly("one", "two");
        assertThat(differences.get(4).values()).containsExactly("1", "unknown");
    }

    @Test
    void cpusAreAFieldToo() {
        Source more = new Source(
                "b", new TreeMap<>(Map.of(Hand.JVM, new Environment(8, new TreeMap<>()))), new TreeMap<>(), List.of(B));
        assertThat(Comparing.compare(List.of(Hand.source("a", A), more), CompareOptions.usual())
                        .environment())
                .singleElement()
                .isEqualTo(new FieldDifference("processors", true, List.of("2", "8")));
    }

    @Test
    void locksOfOneRunHaveTheSameEnvironment() {
        Source one = source("a", Map.of("cpu.model", "one"), A, Hand.series("a", "N", 1, 2));
        assertThat(Comparing.compare(List.of(one), Hand.col("mutex")).environment())
                .isEmpty();
    }

    @Test
    void onlyClaimsWithAnotherOutcomeAreNamed() {
        Source a = judged("a", A, judgement("fast", Outcome.REPRODUCED), judgement("fair", Outcome.REFUTED));
        Source b = judged("b", B, judgement("fast", Outcome.REFUTED), judgement("fair", Outcome.REFUTED));
        List<ClaimDifference> claims =
                Comparing.compare(List.of(a, b), CompareOptions.usual()).claims();
        assertThat(claims).singleElement().satisfies(claim -> {
            assertThat(claim.id()).isEqualTo("fast");
            assertThat(claim.verdicts())
                    .extracting(verdict -> verdict.map(Verdict::outcome))
                    .containsExactly(Optional.of(Outcome.REPRODUCED), Optional.of(Outcome.REFUTED));
        });
    }

    @Test
    void aClaimThatOnlyOneJudgedHasNoOtherOutcome() {
        Source a = judged("a", A, judgement("fast", Outcome.REPRODUCED));
        assertThat(Comparing.compare(List.of(a, Hand.source("b", B)), CompareOptions.usual())
                        .claims())
                .isEmpty();
    }

    @Test
    void claimsOfSeveralJvmsAreComparedJvmByJvm() {
        Source a = judgedTwice("a", A, Outcome.REPRODUCED);
        Source b = judgedTwice("b", B, Outcome.REFUTED);
        assertThat(Comparing.compare(List.of(a, b), CompareOptions.usual()).claims())
                .extracting(ClaimDifference::id)
                .containsExactly("fast (jdk25)");
        assertThat(Comparing.compare(List.of(b), CompareOptions.usual()).claims())
                .extracting(ClaimDifference::id)
                .containsExactly("fast");
    }

    private static Source judgedTwice(String label, Series series, Outcome newer) {
        return new Source(
                label,
                new TreeMap<>(),
                new TreeMap<>(Map.of(
                        "jdk17", List.of(judgement("fast", Outcome.REPRODUCED)),
                        "jdk25", List.of(judgement("fast", newer)))),
                List.of(series, Hand.with(series, Series.JVM, "jdk25")));
    }

    private static Source judged(String label, Series series, Judgement... judgements) {
        return new Source(
                label, new TreeMap<>(), new TreeMap<>(Map.of(Hand.JVM, List.of(judgements))), List.of(series));
    }

    private static Judgement judgement(String id, Outcome outcome) {
        return new Judgement(id, Section.RACES, false, "statement", new Verdict(outcome, "reason"));
    }

    private static Source source(String label, Map<String, String> fields, Series... series) {
        return new Source(
                label, new TreeMap<>(Map.of(Hand.JVM, Hand.environment(fields))), new TreeMap<>(), List.of(series));
    }
}
