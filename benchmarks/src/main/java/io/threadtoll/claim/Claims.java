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

    /** All claims, in the order of the article's sections. */
    public static List<Claim> all() {
        return ServiceLoader.load(Claim.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Claims::articleSection, Comparator.reverseOrder())
                        .thenComparing(Claim::section)
                        .thenComparing(Claim::id))
                .toList();
    }

    /** Our own claims stand behind the article's of the same section. */
    private static String articleSection(Claim claim) {
        return claim.section().replace(Claim.OURS, "");
    }

    /** What a run says of each claim. */
    public static List<Judgement> judge(Run run, List<Fork> forks) {
        Evidence evidence = new Evidence(run.environment(), forks);
        return all().stream()
                .map(claim -> new Judgement(claim.id(), claim.section(), claim.statement(), claim.judge(evidence)))
                .toList();
    }
}
