// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import io.threadtoll.claim.Claims;
import io.threadtoll.compare.CompareOptions;
import io.threadtoll.compare.Comparing;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.RowFilter;
import io.threadtoll.compare.source.Sources;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The pages of the runs in {@code results}, the newest of each kind. */
final class RecordedPages {
    private static final Path RESULTS = Path.of("..", "results");
    private static final String LOCKS = "locks";

    private RecordedPages() {}

    static Stream<TestedPage> all() {
        List<ResultFolder> folders = folders();
        ResultFolder one = newest(folders, run -> run.jvms().size() == 1 && !isOfLocks(run));
        ResultFolder many = newest(folders, run -> run.jvms().size() > 1);
        ResultFolder locks = newest(folders, RecordedPages::isOfLocks);
        return Stream.of(
                        reports("full", one),
                        // The page of another of its JVMs looks the same.
                        reports("many JVMs", many).limit(1),
                        reports(LOCKS, locks),
                        Stream.of(
                                partlyFailed(many),
                                comparison("comparison of JVMs", List.of(many.path())),
                                comparison("comparison of runs", List.of(many.path(), one.path(), locks.path()))))
                .flatMap(pages -> pages);
    }

    /** The report that the README shows: of the run of several JVMs that it leads to, on the last of them. */
    static TestedPage shown() throws IOException {
        Matcher link = Pattern.compile("\\[the whole run\\]\\((results/[^/)]+)")
                .matcher(Files.readString(RESULTS.resolveSibling("README.md")));
        if (!link.find()) {
            throw new AssertionError("the README leads to no run");
        }
        return reports("shown", ResultFolder.open(RESULTS.resolveSibling(link.group(1))))
                .reduce((first, second) -> second)
                .orElseThrow();
    }

    private static Stream<TestedPage> reports(String name, ResultFolder folder) {
        Run whole = folder.run();
        List<Fork> all = folder.forks();
        return whole.jvms().stream().map(jvm -> {
            Run run = whole.on(jvm);
            List<Fork> forks = whole.on(jvm, all);
            return TestedPage.of(name + ", " + jvm.label(), run, Claims.judge(run, forks), forks);
        });
    }

    /** As if of each four forks one had failed, one been disturbed and one not been applicable; of some cells all. */
    private static TestedPage partlyFailed(ResultFolder folder) {
        Run whole = folder.run();
        Run run = whole.on(whole.jvms().get(0));
        Status[] statuses = Status.values();
        List<Fork> forks = whole.on(whole.jvms().get(0), folder.forks()).stream()
                .map(fork -> as(
                        fork,
                        statuses[
                                Math.floorMod(
                                        fork.cell().toString().hashCode()
                                                + (fork.cell().threads() - 1) * fork.round(),
                                        statuses.length)]))
                .toList();
        return TestedPage.of("partly failed", run, Claims.judge(run, forks), forks);
    }

    private static Fork as(Fork fork, Status status) {
        boolean hasMeasured = status == Status.MEASURED || status == Status.DISTURBED;
        return new Fork(
                fork.round(),
                fork.cell(),
                fork.mode(),
                fork.startedAt(),
                fork.wallNs(),
                fork.iterationNs(),
                status,
                hasMeasured ? fork.reason() : "the JVM ended with exit code 134",
                hasMeasured ? fork.metrics() : new TreeMap<>(),
                fork.interference(),
                hasMeasured ? fork.histograms() : new TreeMap<>(),
                fork.jvm(),
                fork.again());
    }

    private static TestedPage comparison(String name, List<Path> runs) {
        Comparison all =
                Comparing.compare(Sources.usual(runs), CompareOptions.usual().showingAll());
        return TestedPage.of(name, RowFilter.shown(all, CompareOptions.usual()));
    }

    private static boolean isOfLocks(Run run) {
        return run.plan().name().toLowerCase(Locale.ROOT).contains(LOCKS);
    }

    /** A folder's name starts with the day. */
    private static ResultFolder newest(List<ResultFolder> folders, Predicate<Run> kind) {
        return folders.stream()
                .filter(folder -> kind.test(folder.run()))
                .max(Comparator.comparing(ResultFolder::path))
                .orElseThrow(() -> new AssertionError("no run of this kind in " + RESULTS.toAbsolutePath()));
    }

    private static List<ResultFolder> folders() {
        try (Stream<Path> paths = Files.list(RESULTS)) {
            return paths.map(ResultFolder::new)
                    .filter(folder -> folder.hasDescription() && folder.hasJournal())
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
