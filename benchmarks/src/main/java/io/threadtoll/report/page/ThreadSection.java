// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.clone.ForkCost;
import io.threadtoll.claim.clone.ForkFlags;
import io.threadtoll.claim.clone.OnePrimitive;
import io.threadtoll.claim.clone.ThreadFlags;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Run;
import io.threadtoll.probe.thread.CloneFlags;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The part of the report on what a thread is: two threads and a child process side by side, how both are made, and what that
 * costs.
 *
 * @param parts what they share and what is their own
 * @param making the claims on how they are made
 * @param traced what was seen of that, a sentence each
 * @param costs what it costs to start one
 * @param price the claims on that
 * @param living what one takes that lives
 */
public record ThreadSection(
        List<PartRow> parts,
        List<Judgement> making,
        List<String> traced,
        SpawnCosts costs,
        List<Judgement> price,
        List<LivingRow> living) {
    private static final Cell TRACE = Cell.ofProbe(CloneFlags.ID);

    /** Between what the trace says of one thing and of another; a command in it may have semicolons of its own. */
    private static final Pattern BETWEEN = Pattern.compile("; (?=an? )");

    public ThreadSection {
        parts = List.copyOf(parts);
        making = List.copyOf(making);
        traced = List.copyOf(traced);
        price = List.copyOf(price);
        living = List.copyOf(living);
    }

    /** The section of a run; none where the run asked nothing of it. */
    static Optional<ThreadSection> of(Run run, List<Judgement> judgements, List<Fork> forks) {
        boolean any = forks.stream()
                .map(Fork::cell)
                .anyMatch(cell -> cell.equals(TRACE) || PartRow.isOne(cell) || SpawnedKind.isOne(cell));
        return any
                ? Optional.of(new ThreadSection(
                        PartRow.of(judgements, forks),
                        judgements(judgements, new OnePrimitive(), new ThreadFlags(), new ForkFlags()),
                        traced(forks),
                        SpawnCosts.of(run, forks),
                        judgements(judgements, new ForkCost()),
                        LivingRow.of(forks)))
                : Optional.empty();
    }

    /** What a run says of a claim. */
    static Optional<Judgement> judgement(Claim claim, List<Judgement> judgements) {
        return judgements.stream()
                .filter(judgement -> judgement.id().equals(claim.title().id()))
                .findFirst();
    }

    private static List<Judgement> judgements(List<Judgement> judgements, Claim... claims) {
        return Stream.of(claims)
                .flatMap(claim -> judgement(claim, judgements).stream())
                .toList();
    }

    private static List<String> traced(List<Fork> forks) {
        return forks.stream()
                .filter(fork -> fork.cell().equals(TRACE) && fork.status() == Status.MEASURED)
                .flatMap(fork -> BETWEEN.splitAsStream(fork.reason()))
                .filter(line -> !line.isBlank())
                .distinct()
                .toList();
    }
}
