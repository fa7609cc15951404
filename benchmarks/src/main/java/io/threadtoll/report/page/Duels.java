// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.mutexes.ReentrantLockVsFutex;
import io.threadtoll.claim.mutexes.TailLatency;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.Run;
import io.threadtoll.model.TeamMetrics;
import io.threadtoll.model.Unit;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.FigureText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The futex mutex that is recommended against ReentrantLock, in every condition in which both were measured.
 *
 * @param alone a pair of lock and unlock that nobody else wants
 * @param contended passes of several threads
 * @param tails the longest waits
 */
public record Duels(List<Duel> alone, List<Duel> contended, List<Duel> tails) {
    /** What ReentrantLock is called in a cell. */
    private static final String RIVAL = MutexKind.JDK_REENTRANT.name();

    /**
     * A condition.
     *
     * @param conditions in words
     * @param figure how many times as fast, or as long, the futex mutex is
     * @param picture the same against its band
     * @param fairness Jain's index of the futex mutex and of ReentrantLock; empty where nobody shares anything
     * @param cpu the CPU time that each of them takes for a pass; empty where it was not measured
     */
    public record Duel(
            String conditions,
            Figure figure,
            Optional<FigurePicture> picture,
            Optional<Both> fairness,
            Optional<Both> cpu) {
        Lead lead() {
            return figure.low() > 1 ? Lead.MORE : figure.high() < 1 ? Lead.LESS : Lead.OPEN;
        }

        /** The number with its interval. */
        public String number() {
            return FigureText.number(figure);
        }

        /** What it was held against, and what that says. */
        public String rule() {
            return FigureText.rule(figure);
        }
    }

    /**
     * A mean over forks for each of the two.
     *
     * @param unit of both
     * @param futex the futex mutex's
     * @param rival ReentrantLock's
     */
    public record Both(Unit unit, double futex, double rival) {
        /** Both as a person reads them. */
        public String text() {
            return unit.format(futex) + " against " + unit.format(rival);
        }
    }

    /** What the futex mutex has or takes, against ReentrantLock. */
    enum Lead {
        /** Surely more. */
        MORE,
        /** Surely less. */
        LESS,
        /** The interval has both. */
        OPEN
    }

    public Duels {
        alone = List.copyOf(alone);
        contended = List.copyOf(contended);
        tails = List.copyOf(tails);
    }

    static Duels of(Run run, List<Fork> forks) {
        List<Evidence> looks = Evidence.atLooks(run, forks);
        List<Claim.Part> throughput = parts(looks, ReentrantLockVsFutex.ID);
        return new Duels(
                duels(throughput.stream().filter(part -> threads(part) == 1), forks),
                duels(throughput.stream().filter(part -> threads(part) > 1), forks),
                duels(parts(looks, TailLatency.ID).stream(), forks));
    }

    /** Whether the two met at all. */
    public boolean isEmpty() {
        return alone.isEmpty() && contended.isEmpty() && tails.isEmpty();
    }

    /** All conditions of throughput. */
    public List<Duel> throughput() {
        return Stream.concat(alone.stream(), contended.stream()).toList();
    }

    private static List<Claim.Part> parts(List<Evidence> looks, String id) {
        return Claims.all().stream()
                .filter(claim -> claim.title().id().equals(id))
                .flatMap(claim -> Claims.parts(claim, looks).stream())
                .filter(part -> Double.isFinite(part.figure().estimate()))
                .toList();
    }

    private static int threads(Claim.Part part) {
        return part.cells().get(0).threads();
    }

    private static List<Duel> duels(Stream<Claim.Part> parts, List<Fork> forks) {
        return parts.map(part -> duel(part, forks)).toList();
    }

    private static Duel duel(Claim.Part part, List<Fork> forks) {
        return new Duel(
                conditions(part.cells().get(0)),
                part.figure(),
                FigurePicture.of(part.figure()),
                both(part, forks, TeamMetrics.FAIRNESS, Unit.COUNT),
                both(part, forks, TeamMetrics.CPU_PER_OP, TeamMetrics.CPU_PER_OP.unit()));
    }

    private static Optional<Both> both(Claim.Part part, List<Fork> forks, Metric metric, Unit unit) {
        if (threads(part) == 1) {
            return Optional.empty();
        }
        double[] means = Stream.of(false, true)
                .mapToDouble(rival -> part.cells().stream()
                        .filter(cell -> RIVAL.equals(cell.params().get("mutex")) == rival)
                        .map(cell -> MeasuredForks.mean(
                                forks.stream()
                                        .filter(fork -> fork.cell().equals(cell))
                                        .toList(),
                                metric.name()))
                        .flatMapToDouble(mean -> mean.stream())
                        .findFirst()
                        .orElse(Double.NaN))
                .toArray();
        return Double.isNaN(means[0]) || Double.isNaN(means[1])
                ? Optional.empty()
                : Optional.of(new Both(unit, means[0], means[1]));
    }

    private static String hold(String insideNs) {
        return insideNs.matches("\\d{1,12}") ? Unit.NANOSECONDS.format(Double.parseDouble(insideNs)) : insideNs;
    }

    private static String conditions(Cell cell) {
        return cell.threads() == 1
                ? "nobody else wants it"
                : cell.threads() + " threads, "
                        + cell.params().entrySet().stream()
                                .filter(param -> !param.getKey().equals("mutex")
                                        && !param.getKey().equals("outsideNs"))
                                .map(param -> param.getKey().equals("insideNs")
                                        ? "held for " + hold(param.getValue())
                                        : param.getValue())
                                .collect(Collectors.joining(", "));
    }
}
