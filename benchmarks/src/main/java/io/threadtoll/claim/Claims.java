// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.bench.Placement;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;

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

    /**
     * The claims that a run is about: those of which it measures, or has measured, anything but the gate, that the gate alone
     * decides, and all where nobody kept what it was to measure.
     *
     * @param forks what it has measured
     */
    public static List<Claim> askedBy(Run run, List<Fork> forks) {
        Set<Cell> cells = run.cells(forks)
                .map(cell -> Placement.today(cell, run.environment().processors()))
                .collect(Collectors.toSet());
        Machine machine = Machine.of(run, forks);
        return run.plan().cells().isEmpty()
                ? all()
                : all().stream().filter(claim -> isAsked(claim, machine, cells)).toList();
    }

    private static boolean isAsked(Claim claim, Machine machine, Set<Cell> cells) {
        List<Cell> needs = claim.needs(machine, Claim.Depth.ESSENTIAL);
        boolean byGateAlone = Set.copyOf(needs).equals(Set.of(Evidence.GATE));
        return needs.stream().anyMatch(cell -> cells.contains(cell) && (byGateAlone || !cell.equals(Evidence.GATE)));
    }

    /** What a run says of each claim that it is about. */
    public static List<Judgement> judge(Run run, List<Fork> forks) {
        return judge(askedBy(run, forks), Evidence.atLooks(run, forks)).entrySet().stream()
                .map(judged -> Judgement.of(judged.getKey().title(), judged.getValue()))
                .toList();
    }

    /**
     * Those of some claims that a run has not decided yet, with what there is to say of each.
     *
     * @param looks the evidence that one JVM had at each look
     */
    public static Map<Claim, Verdict> open(List<Claim> claims, List<Evidence> looks) {
        Map<Claim, Verdict> verdicts = judge(claims, looks);
        verdicts.values().removeIf(verdict -> verdict.outcome() != Outcome.INCONCLUSIVE);
        return verdicts;
    }

    /** The parts of a claim by the last of these looks; none where it has no parts, or not even three forks of each. */
    public static List<Claim.Part> parts(Claim claim, List<Evidence> looks) {
        try {
            return claim.parts(looks.get(looks.size() - 1));
        } catch (MissingEvidenceException missing) {
            return List.of();
        }
    }

    /** Each claim is as the first look decided it: what is measured later, for others, doesn't reopen it. */
    private static Map<Claim, Verdict> judge(List<Claim> claims, List<Evidence> looks) {
        Map<Claim, Verdict> verdicts = new LinkedHashMap<>();
        for (Claim claim : claims) {
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
