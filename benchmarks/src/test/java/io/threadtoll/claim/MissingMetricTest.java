// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Run;
import io.threadtoll.model.Sample;
import io.threadtoll.model.TeamMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the claims say of a whole run from which one metric was taken away, each in turn: a claim that lacks a figure never
 * makes up another reason. The run is the reference run of {@code results/}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MissingMetricTest {
    private static final Set<Outcome> WITHOUT_A_FIGURE = EnumSet.of(Outcome.BROKEN, Outcome.NOT_APPLICABLE);

    private Run run;
    private List<Fork> forks;
    private Map<String, Verdict> whole;

    @BeforeAll
    void readTheReferenceRun() throws IOException {
        try (Stream<Path> folders = Files.list(Path.of("..", "results"))) {
            ResultFolder reference = folders.filter(
                            folder -> folder.getFileName().toString().contains("-jdk17-jdk25"))
                    .max(Comparator.naturalOrder())
                    .map(ResultFolder::open)
                    .orElseThrow();
            Run both = reference.run();
            Jvm newest = both.jvms().get(both.jvms().size() - 1);
            run = both.on(newest);
            // As many as an interval takes: the claims look at them once for each metric.
            forks = both.on(newest, reference.forks()).stream()
                    .filter(fork -> fork.round() < Evidence.FEWEST_FORKS)
                    .toList();
        }
        whole = verdicts(forks);
    }

    Set<String> metrics() {
        return forks.stream().flatMap(fork -> fork.metrics().keySet().stream()).collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("metrics")
    void aClaimThatLacksIt(String metric) {
        verdicts(without(metric)).forEach((id, verdict) -> {
            boolean namesIt = verdict.outcome() == Outcome.INCONCLUSIVE
                    && verdict.reason().contains(metric);
            boolean asBefore = verdict.outcome() == whole.get(id).outcome();
            assertThat(asBefore || namesIt || WITHOUT_A_FIGURE.contains(verdict.outcome()))
                    .as("%s without %s is %s: %s", id, metric, verdict.outcome(), verdict.reason())
                    .isTrue();
        });
    }

    /** The controls: nothing is wrong with the whole run, and a missing metric is named. */
    @Test
    void theWholeRunIsJudged() {
        assertThat(whole.values()).extracting(Verdict::outcome).doesNotContain(Outcome.BROKEN);
        // The reference run knows nothing of claims that came later.
        assertThat(whole.values().stream().filter(verdict -> !verdict.figures().isEmpty()))
                .hasSizeGreaterThan(whole.size() / 3);
    }

    @Test
    void withoutFairnessTheFairLockIsBroken() {
        Verdict verdict = verdicts(without(TeamMetrics.FAIRNESS.name())).get("fair-handoff");
        assertThat(verdict.outcome()).isEqualTo(Outcome.BROKEN);
        assertThat(verdict.reason()).endsWith("has no " + TeamMetrics.FAIRNESS);
    }

    private List<Fork> without(String metric) {
        return forks.stream()
                .map(fork -> {
                    SortedMap<String, Sample> others = new TreeMap<>(fork.metrics());
                    others.remove(metric);
                    return new Fork(
                            fork.round(),
                            fork.cell(),
                            fork.mode(),
                            fork.startedAt(),
                            fork.wallNs(),
                            fork.iterationNs(),
                            fork.status(),
                            fork.reason(),
                            others,
                            fork.interference(),
                            new TreeMap<>());
                })
                .toList();
    }

    private Map<String, Verdict> verdicts(List<Fork> some) {
        return Claims.judge(run, some).stream().collect(Collectors.toMap(Judgement::id, Judgement::verdict));
    }
}
