// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.doctor.Checks;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Interference;
import io.threadtoll.model.IntervalText;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import io.threadtoll.statistics.Estimates;
import io.threadtoll.statistics.Interval;
import io.threadtoll.statistics.Moments;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * How far a page can be trusted.
 *
 * @param copies by how much two copies of the same cell differ, where the run has such pairs
 * @param questions what each question can tell apart
 * @param disturbed what became of forks that something else disturbed
 * @param warnings what the doctor warned of before the run, and what it does to which question
 * @param missing what was not measured, and why
 */
public record Trust(
        List<Fact> copies, List<Resolution> questions, String disturbed, List<Fact> warnings, List<Fact> missing) {
    private static final double CONFIDENCE = 0.95;

    /**
     * What a question can tell apart.
     *
     * @param question its name
     * @param cells how many cells have forks enough for an interval
     * @param forks how many forks such a cell has, half of them at least so many
     * @param variation how much forks of one cell differ, in half of the cells at most so much
     * @param smallest two cells that differ by less can't be told apart in half of the cases
     */
    public record Resolution(String question, int cells, int forks, String variation, String smallest) {}

    public Trust {
        copies = List.copyOf(copies);
        questions = List.copyOf(questions);
        warnings = List.copyOf(warnings);
        missing = List.copyOf(missing);
    }

    /**
     * By what a run says of itself.
     *
     * @param forks those that count
     * @param copies the second copies of its A/A pairs
     */
    static Trust of(Run run, List<Judgement> judgements, List<Fork> forks, List<Fork> copies) {
        return new Trust(
                copies(forks, copies), resolutions(forks), disturbed(forks), warnings(run), missing(judgements, forks));
    }

    private static List<Fact> copies(List<Fork> forks, List<Fork> copies) {
        return copies.stream()
                .map(Fork::cell)
                .distinct()
                .sorted()
                .flatMap(cell -> {
                    double[] first = usual(forks.stream()
                            .filter(fork -> fork.cell().equals(cell))
                            .toList());
                    double[] second = usual(copies.stream()
                            .filter(fork -> fork.cell().equals(cell))
                            .toList());
                    return first.length < 2 || second.length < 2
                            ? Stream.empty()
                            : Stream.of(new Fact(
                                    cell.toString(),
                                    IntervalText.ofRatio(Estimates.ratio(second, first, CONFIDENCE))
                                            + " times the first copy"));
                })
                .toList();
    }

    private static List<Resolution> resolutions(List<Fork> forks) {
        return forks.stream()
                .filter(fork -> fork.status() == Status.MEASURED && !fork.cell().isProbe())
                .collect(Collectors.groupingBy(
                        fork -> fork.cell().question(),
                        TreeMap::new,
                        Collectors.collectingAndThen(
                                Collectors.groupingBy(Fork::cell),
                                cells -> cells.values().stream()
                                        .map(Trust::usual)
                                        .filter(values -> values.length >= Moments.FEWEST)
                                        .toList())))
                .entrySet()
                .stream()
                .filter(question -> !question.getValue().isEmpty())
                .map(question -> resolution(question.getKey(), question.getValue()))
                .toList();
    }

    /** Both sides of a comparison vary, so it is known worse than either by the root of two. */
    private static Resolution resolution(String question, List<double[]> cells) {
        double variation = median(cells.stream()
                .mapToDouble(values -> Estimates.variation(values, CONFIDENCE).estimate()));
        double halfWidth = median(cells.stream().mapToDouble(values -> {
            Interval mean = Estimates.geometricMean(values, CONFIDENCE);
            return Math.log(mean.high() / mean.estimate());
        }));
        return new Resolution(
                question,
                cells.size(),
                (int) median(cells.stream().mapToDouble(values -> values.length)),
                Unit.FRACTION.format(variation),
                Unit.FRACTION.format(Math.expm1(Math.sqrt(2) * halfWidth)));
    }

    private static double[] usual(Collection<Fork> forks) {
        double[] team = MeasuredForks.values(forks, Fork.TEAM_TIME);
        return Arrays.stream(team.length > 0 ? team : MeasuredForks.values(forks, Fork.SCORE))
                .filter(value -> value > 0)
                .toArray();
    }

    private static double median(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String disturbed(List<Fork> forks) {
        long disturbed =
                forks.stream().filter(fork -> fork.status() == Status.DISTURBED).count();
        long unknown =
                forks.stream().filter(fork -> fork.interference().isUnknown()).count();
        return disturbed + " of " + forks.size() + " forks were disturbed: others took more than "
                + Unit.FRACTION.format(Interference.MOST_FOREIGN) + " of the CPUs, or the host more than "
                + Unit.FRACTION.format(Interference.MOST_STEAL)
                + ". They were made again and don't count, whatever they said."
                + (unknown == 0
                        ? ""
                        : " Of " + unknown + " forks nobody knows what else the machine did: /proc/stat doesn't say.");
    }

    private static List<Fact> warnings(Run run) {
        Map<String, String> why =
                Checks.all().stream().collect(Collectors.toMap(check -> check.id(), check -> check.why()));
        return run.environment().fields().entrySet().stream()
                .filter(field -> field.getKey().startsWith(Environment.DOCTOR))
                .map(field -> {
                    String id = field.getKey().substring(Environment.DOCTOR.length());
                    return new Fact(id, field.getValue() + (why.containsKey(id) ? ". " + why.get(id) : ""));
                })
                .toList();
    }

    private static List<Fact> missing(List<Judgement> judgements, List<Fork> forks) {
        Stream<Fact> claims = judgements.stream()
                .filter(judgement -> judgement.verdict().outcome() == Outcome.NOT_APPLICABLE
                        || judgement.verdict().outcome() == Outcome.BROKEN)
                .map(judgement ->
                        new Fact("claim " + judgement.id(), judgement.verdict().reason()));
        Stream<Fact> cells = forks.stream()
                .filter(fork -> fork.status() == Status.NOT_APPLICABLE || fork.status() == Status.FAILED)
                .collect(Collectors.groupingBy(Fork::reason, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(reason -> new Fact(
                        cells(reason.getValue()), reason.getKey().isBlank() ? "no reason was kept" : reason.getKey()));
        return Stream.concat(claims, cells).toList();
    }

    private static String cells(List<Fork> forks) {
        List<String> names = forks.stream()
                .map(fork -> fork.cell().shortName())
                .distinct()
                .sorted()
                .toList();
        long failed =
                forks.stream().filter(fork -> fork.status() == Status.FAILED).count();
        return String.join(", ", names) + (failed > 0 ? " (" + failed + " forks failed)" : "");
    }
}
