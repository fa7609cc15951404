// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Lets a run that has ended go on where something is open. What there was in the end has been looked at, so that becomes a look;
 * the error of each look was chosen with as many more as {@link #MOST}, and nothing else of the plan changes.
 */
public final class Settling {
    /** How often the error of a look allows it. */
    static final int MOST = 2;

    private Settling() {}

    /**
     * The same run with more time.
     *
     * @param forks all that it has made
     * @param budget how much more
     * @return empty where nothing is open that this could settle
     * @throws BadResultException if it can't go on, with the reason
     */
    public static Optional<Run> more(Run run, List<Fork> forks, Duration budget) {
        Looks looks = run.plan()
                .looks()
                .orElseThrow(() ->
                        new BadResultException("this run made a fixed number of forks, which was looked at with all"
                                + " that it may err: for more, start one without --rounds."));
        if (Schedule.of(run, forks).next().isPresent()) {
            throw new BadResultException("this run has not ended: go on with --resume first.");
        }
        int complete = forks.stream().mapToInt(Fork::round).max().orElse(-1) + 1;
        if (looks.rounds().size() >= Planner.LOOKS.size() + MOST) {
            throw new BadResultException("this run was settled " + MOST
                    + " times, and may not be looked at once more: each look may err. Start a new one.");
        }
        if (complete >= looks.mostRounds()) {
            throw new BadResultException("this run has made its " + looks.mostRounds()
                    + " rounds, and may not be looked at once more: each look may err. Start a new one.");
        }
        TreeSet<Integer> rounds = new TreeSet<>(looks.rounds());
        rounds.add(complete);
        long wallNs = forks.stream().mapToLong(Fork::wallNs).sum();
        Plan plan = run.plan()
                .with(new Looks(
                        List.copyOf(rounds), looks.error(), looks.goal(), looks.col(), wallNs + budget.toNanos()));
        Run more = new Run(run.format(), run.startedAt(), run.command(), run.environment(), plan, run.code());
        return Schedule.of(more, forks).next().isPresent() ? Optional.of(more) : Optional.empty();
    }
}
