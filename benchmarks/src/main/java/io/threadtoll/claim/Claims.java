// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import java.util.Comparator;
import java.util.List;
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
        Evidence evidence = new Evidence(run.environment(), forks);
        return all().stream()
                .map(claim -> Judgement.of(claim.title(), judge(claim, evidence)))
                .toList();
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
