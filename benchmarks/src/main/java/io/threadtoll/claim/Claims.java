// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Run;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/** Every claim there is. */
public final class Claims {
    private Claims() {}

    /** All claims, in the order of the article's sections; ours stand behind the article's of the same section. */
    public static List<Claim> all() {
        return ServiceLoader.load(Claim.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(
                        Claim::title,
                        Comparator.comparing(Title::section)
                                .thenComparing(Title::ours)
                                .thenComparing(Title::id)))
                .toList();
    }

    /** What a run says of each claim. */
    public static List<Judgement> judge(Run run, List<Fork> forks) {
        return judge(Evidence.atLooks(run.environment(), run.plan().looks(), forks)).entrySet().stream()
                .map(judged -> Judgement.of(judged.getKey().title(), judged.getValue()))
                .toList();
    }

    /**
     * The claims that a run has not decided yet, as far as these forks go, with what there is to say of each.
     *
     * @param forks those of one JVM
     */
    public static Map<Claim, Verdict> open(Environment environment, Optional<Looks> looks, List<Fork> forks) {
        Map<Claim, Verdict> verdicts = judge(Evidence.atLooks(environment, looks, forks));
        verdicts.values().removeIf(verdict -> verdict.outcome() != Outcome.INCONCLUSIVE);
        return verdicts;
    }

    /** Each claim is as the first look decided it: what is measured later, for others, doesn't reopen it. */
    private static Map<Claim, Verdict> judge(List<Evidence> looks) {
        Map<Claim, Verdict> verdicts = new LinkedHashMap<>();
        for (Claim claim : all()) {
            Verdict verdict = null;
            for (Evidence evidence : looks) {
                if (verdict == null || verdict.outcome() == Outcome.INCONCLUSIVE) {
                    verdict = judge(claim, evidence);
                }
            }
            verdicts.put(claim, verdict);
        }
        return verdicts;
    }

    /** What the evidence says of a claim, or why it doesn't say anything. */
    public static Verdict judge(Claim claim, Evidence evidence) {
        try {
            return claim.judge(evidence);
        } catch (MissingEvidenceException missing) {
            return missing.verdict();
        }
    }
}
