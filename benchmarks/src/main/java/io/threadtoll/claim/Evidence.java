// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import io.threadtoll.bench.Placement;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Looks;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.RoundPairs;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run measured, as a claim asks for it. Disturbed and failed forks are not in its figures.
 *
 * <p>What has no Optional is there: where it isn't, the method throws {@link MissingEvidenceException}, and that names the
 * cell or the metric that is missing. So no claim judges by an empty array.
 */
public final class Evidence {
    /** Two threads ran in parallel where their CPU time is at least this often the wall time. */
    public static final double PARALLEL = 1.8;

    /** The probe that tells. */
    public static final Cell GATE = Cell.ofProbe(Parallelism.ID);

    /** The confidence of an interval that is looked at once, and is not one of several. */
    private static final double ONE_LOOK = 0.95;

    /** Of fewer forks no interval tells anything. */
    public static final int FEWEST_FORKS = Moments.FEWEST;

    private final Environment environment;
    private final double confidence;
    private final List<Fork> forks;
    private final Map<Cell, List<Fork>> byCell;
    private final Machine machine;

    /**
     * The evidence of a run.
     *
     * @param environment where it was measured
     * @param forks the journal
     */
    public Evidence(Environment environment, List<Fork> forks) {
        this(environment, forks, ONE_LOOK);
    }

    private Evidence(Environment environment, List<Fork> forks, double confidence) {
        this.environment = environment;
        this.confidence = confidence;
        this.forks = List.copyOf(forks);
        machine = Machine.of(environment).measuring(forks.stream().map(Fork::cell));
        byCell = new HashMap<>();
        forks.forEach(fork -> byCell.computeIfAbsent(
                        Placement.today(fork.cell(), environment.processors()), cell -> new ArrayList<>())
                .add(fork));
    }

    /**
     * The evidence that there was at each look that a run has had, in their order, the last one of all that it measured. A
     * look's intervals have its confidence; a run that had none planned is looked at once.
     *
     * @param run one of a single JVM, and so are the forks
     */
    public static List<Evidence> atLooks(Run run, List<Fork> forks) {
        Environment environment = run.environment();
        Optional<Looks> looks = run.plan().looks();
        double level = looks.map(Looks::confidence).orElse(ONE_LOOK);
        int begun = forks.stream().mapToInt(Fork::round).max().orElse(-1) + 1;
        List<Evidence> evidence = new ArrayList<>();
        looks.stream()
                .flatMap(planned -> planned.rounds().stream())
                .filter(look -> look < begun)
                .forEach(look -> {
                    List<Fork> then =
                            forks.stream().filter(fork -> fork.round() < look).toList();
                    evidence.add(new Evidence(environment, then, level));
                });
        evidence.add(new Evidence(environment, forks, level));
        return evidence;
    }

    /** The confidence of an interval that is not one of several. */
    public double confidence() {
        return confidence;
    }

    /** The confidence of each of several intervals that together err no more often than one (Bonferroni). */
    public double confidence(double several) {
        return 1 - (1 - confidence) / several;
    }

    /** The machine it was measured on, with the interpreters that its forks are of. */
    public Machine machine() {
        return machine;
    }

    /** Where it was measured. */
    public Environment environment() {
        return environment;
    }

    /** The journal. */
    public List<Fork> forks() {
        return forks;
    }

    /**
     * The fork means of a metric, one a measured fork that has it: as many as a figure needs.
     *
     * @throws MissingEvidenceException if there are too few
     */
    public double[] of(Cell cell, Metric metric) {
        return of(cell, metric, needed(cell));
    }

    private double[] of(Cell cell, Metric metric, int fewest) {
        require(cell, fewest);
        double[] values = any(cell, metric);
        if (values.length < fewest) {
            throw new MissingEvidenceException(KernelEvidence.refusal(this, cell, metric)
                    .orElseGet(() -> new Verdict(Outcome.BROKEN, cell + " has no " + metric)));
        }
        return values;
    }

    /** What an exact count came to in all forks together, however few: it has no interval. */
    public double counted(Cell cell, Metric metric) {
        return Arrays.stream(of(cell, metric, 1)).sum();
    }

    /** The fork means of a metric, however few: what only stands beside a verdict. */
    public double[] any(Cell cell, Metric metric) {
        return MeasuredForks.values(byCell.getOrDefault(cell, List.of()), metric.name());
    }

    /** The fork means of several metrics added up, one a measured fork that has all of them. */
    public double[] sums(Cell cell, List<Metric> metrics) {
        return measured(cell).stream()
                .map(fork -> metrics.stream()
                        .map(metric -> fork.value(metric.name()).orElse(Double.NaN))
                        .reduce(0.0, Double::sum))
                .filter(Double::isFinite)
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Whether a figure can be made of a metric. */
    public boolean has(Cell cell, Metric... metrics) {
        return Arrays.stream(metrics).allMatch(metric -> any(cell, metric).length >= needed(cell));
    }

    /** The mean of a metric over the forks. */
    public double average(Cell cell, Metric metric) {
        return Arrays.stream(of(cell, metric)).average().orElseThrow();
    }

    /** The mean of a metric over the forks, where any has it. */
    public Optional<Double> find(Cell cell, Metric metric) {
        return Arrays.stream(any(cell, metric)).average().stream().boxed().findFirst();
    }

    /** The mean over the forks with its interval. */
    public Figure mean(String label, Cell cell, Metric metric) {
        return Figure.of(label, metric.unit(), Estimates.mean(of(cell, metric), confidence));
    }

    /** JMH's score of a cell, a time or a rate: its geometric mean over the forks with its interval. */
    public Figure score(String label, Cell cell) {
        double[] scores = of(cell, Metric.SCORE);
        Unit unit = measured(cell).get(0).metrics().get(Metric.SCORE.name()).unit();
        return Figure.of(label, unit, Estimates.geometricMean(scores, confidence));
    }

    /** How many times as much of a metric one cell has as the other; by round where {@link RoundPairs} says so. */
    public Figure ratio(String label, Cell cell, Cell other, Metric metric) {
        return ratio(label, cell, other, metric, confidence);
    }

    /** The same with another confidence, as where several are looked at. */
    public Figure ratio(String label, Cell cell, Cell other, Metric metric, double ofOne) {
        double[] values = of(cell, metric);
        double[] others = of(other, metric);
        Interval ratio = Optional.of(cell.question())
                .filter(other.question()::equals)
                .flatMap(question -> RoundPairs.of(question, byRound(cell, metric), byRound(other, metric)))
                .map(paired -> paired.interval(ofOne).exponential())
                .orElseGet(() -> Estimates.ratio(values, others, ofOne));
        return Figure.of(label, Unit.COUNT, ratio);
    }

    private Map<Integer, Double> byRound(Cell cell, Metric metric) {
        Map<Integer, Double> values = new HashMap<>();
        measured(cell).forEach(fork -> fork.value(metric.name()).ifPresent(value -> values.put(fork.round(), value)));
        return values;
    }

    /** The value of every fork, from the least to the greatest. */
    public Figure range(String label, Cell cell, Metric metric) {
        return Figure.range(label, metric.unit(), of(cell, metric));
    }

    /** So many of so many, in all forks together. */
    public Figure share(String label, Cell cell, Metric count, Metric of) {
        return Figure.share(label, sum(cell, count), sum(cell, of));
    }

    /** The mean over the forks of what is exact in each, where any has it: what only stands beside a verdict. */
    public Optional<Figure> beside(String label, Cell cell, Metric metric) {
        return find(cell, metric).map(mean -> Figure.exact(label, metric.unit(), mean));
    }

    /**
     * In how many of the forks something was so.
     *
     * @param label what was so, as it reads behind "2 of 2 forks:"
     * @param flag a metric that is 1 where it was
     */
    public Figure forksWith(String label, Cell cell, Metric flag) {
        double[] flags = of(cell, flag);
        return Figure.share("forks: " + label, Arrays.stream(flags).sum(), flags.length);
    }

    /** What a probe says in words of what it found, a row each. */
    public List<EvidenceRow> notes(String label, Cell probe) {
        return measured(probe).stream()
                .map(Fork::reason)
                .filter(note -> !note.isEmpty())
                .distinct()
                .map(note -> EvidenceRow.note(label, note))
                .toList();
    }

    /** The least value of any fork. */
    public double least(Cell cell, Metric metric) {
        return Arrays.stream(of(cell, metric)).min().orElseThrow();
    }

    /** The greatest value of any fork. */
    public double most(Cell cell, Metric metric) {
        return Arrays.stream(of(cell, metric)).max().orElseThrow();
    }

    /** The values of all forks together: what a count was in the whole run. */
    public double sum(Cell cell, Metric metric) {
        return Arrays.stream(of(cell, metric)).sum();
    }

    /** The evidence of each round that measured something: what the machine did within the same minutes. */
    public List<Evidence> rounds() {
        SortedMap<Integer, List<Fork>> rounds =
                forks.stream().collect(Collectors.groupingBy(Fork::round, TreeMap::new, Collectors.toList()));
        return rounds.values().stream()
                .map(round -> new Evidence(environment, round, confidence))
                .toList();
    }

    /**
     * The evidence of the rounds in which two threads really ran at the same moment; only there a race can be seen. A
     * fork that failed did so in any round.
     *
     * @throws MissingEvidenceException if the gate wasn't measured
     */
    public Evidence parallel() {
        return parallel(Set.of());
    }

    /**
     * The same, where the workers of some probes have to meet as well.
     *
     * @param probes their ids
     */
    public Evidence parallel(Set<String> probes) {
        of(GATE, Parallelism.CPU_PER_WALL);
        Set<Integer> rounds = measured(GATE).stream()
                .filter(fork -> fork.value(Parallelism.CPU_PER_WALL.name()).orElse(0.0) >= PARALLEL)
                .map(Fork::round)
                .collect(Collectors.toSet());
        return new Evidence(
                environment,
                forks.stream()
                        .filter(fork -> (fork.cell().isProbe()
                                        && !probes.contains(fork.cell().probe()))
                                || fork.status() == Fork.Status.FAILED
                                || rounds.contains(fork.round()))
                        .toList(),
                confidence);
    }

    /**
     * A verdict on what is so wherever it is seen: reproduced by all forks, or else what those say that ran in {@link #parallel}
     * rounds. Only that something is not so takes threads that really met.
     */
    public Verdict seenAnywhere(Function<Evidence, Verdict> judging) {
        requireSeveralCpus();
        Verdict verdict = judging.apply(this);
        return verdict.outcome() == Outcome.REPRODUCED ? verdict : judging.apply(parallel());
    }

    /** Requires that two threads can run at the same moment at all, whether they did or not. */
    public void requireSeveralCpus() {
        gap(List.of(GATE))
                .filter(verdict -> verdict.outcome() != Outcome.INCONCLUSIVE)
                .ifPresent(verdict -> {
                    throw new MissingEvidenceException(verdict);
                });
    }

    /** Requires that cells were measured, in forks enough. */
    public void require(List<Cell> cells) {
        cells.forEach(cell -> require(cell, needed(cell)));
    }

    private void require(Cell cell, int fewest) {
        gap(cell, fewest).ifPresent(verdict -> {
            throw new MissingEvidenceException(verdict);
        });
    }

    /**
     * Requires a metric that a cell has only where the machine can give it.
     *
     * @param otherwise why a claim that rests on it is not applicable where it is missing
     */
    public void require(Cell cell, Metric metric, String otherwise) {
        require(List.of(cell));
        if (!has(cell, metric)) {
            throw new MissingEvidenceException(new Verdict(Outcome.NOT_APPLICABLE, otherwise));
        }
    }

    /** Whether a cell was measured, in forks enough. */
    public boolean has(List<Cell> cells) {
        return gap(cells).isEmpty();
    }

    /** Why a claim that needs these cells can't be judged, if so. */
    public Optional<Verdict> gap(List<Cell> cells) {
        return cells.stream()
                .map(cell -> gap(cell, needed(cell)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<Verdict> gap(Cell cell, int fewest) {
        List<Fork> all = byCell.getOrDefault(cell, List.of());
        Optional<Fork> failed = withStatus(all, Fork.Status.FAILED);
        if (failed.isPresent()) {
            return Optional.of(new Verdict(
                    Outcome.BROKEN, cell + " failed: " + failed.orElseThrow().reason()));
        }
        Optional<Fork> impossible = withStatus(all, Fork.Status.NOT_APPLICABLE);
        if (impossible.isPresent()) {
            return Optional.of(
                    new Verdict(Outcome.NOT_APPLICABLE, impossible.orElseThrow().reason() + " (" + cell + ")"));
        }
        int measured = measured(cell).size();
        return measured >= fewest
                ? Optional.empty()
                : Optional.of(new Verdict(
                        Outcome.INCONCLUSIVE,
                        cell + " has " + measured + " usable forks"
                                + (all.size() > measured ? " (others were disturbed)" : "") + ", " + fewest
                                + " are needed" + gateNote()));
    }

    private static int needed(Cell cell) {
        return cell.isProbe() ? 1 : FEWEST_FORKS;
    }

    private String gateNote() {
        double least = Arrays.stream(any(GATE, Parallelism.CPU_PER_WALL)).min().orElse(PARALLEL);
        return least >= PARALLEL
                ? ""
                : String.format(
                        Locale.ROOT,
                        "; two threads got %.2f CPUs in some round, and rounds below %.1f show no race",
                        least,
                        PARALLEL);
    }

    private List<Fork> measured(Cell cell) {
        return byCell.getOrDefault(cell, List.of()).stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED)
                .toList();
    }

    private static Optional<Fork> withStatus(List<Fork> forks, Fork.Status status) {
        return forks.stream().filter(fork -> fork.status() == status).findFirst();
    }
}
