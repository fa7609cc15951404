// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Forks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import io.threadtoll.probe.thread.CloneFlags;
import io.threadtoll.probe.thread.SharedParts;
import io.threadtoll.probe.thread.ThreadIdentity;
import io.threadtoll.report.HtmlText;
import io.threadtoll.report.Samples;
import io.threadtoll.report.chart.Curve;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ThreadSectionTest {
    private static final Pattern SECTION = Pattern.compile("<section class=\"threads\">.*?</section>", Pattern.DOTALL);
    private static final Pattern UPRIGHT = Pattern.compile("class=\"spans\" d=\"(M[^\"]*)\"");
    private static final String HOSTILE = "\"'`--></svg><script>alert(1)</script>\u001b[31m\u202e${7*7}";

    private static final Fork SHARED = shared();

    private static final Fork FLAGS = Forks.with(
            Forks.with(
                    Forks.without(
                            Cell.ofProbe(CloneFlags.ID),
                            Status.MEASURED,
                            "a thread: clone3 with CLONE_FILES CLONE_VM; a fork ((:); :): clone with CLONE_CHILD_SETTID"),
                    CloneFlags.THREADS,
                    9.0),
            CloneFlags.WITH_THE_FOUR,
            9.0);

    @Test
    void whatIsSharedStandsBesideItsClaim() {
        String html = html(List.of(SHARED, FLAGS));
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(HtmlText.outline(html))
                .startsWith(
                        "What a thread is",
                        "What | Two threads | Process and child | What is said of it, and the verdict")
                .anyMatch(
                        row -> row.startsWith("Address space | ● shared | ○ each its own | reproduced The threads of a"
                                + " process have one address space."))
                .contains("Thread id | – not measured |  | ")
                .contains("How they are made", "What starting one costs");
        assertThat(html)
                .contains("a thread: clone3 with CLONE_FILES CLONE_VM</p>", "a fork ((:); :): clone with")
                .contains("Not measured: this run has no cell of it.");
    }

    @Test
    void forksThatDifferAndMasksThatAreEqualAreNoAnswer() {
        Fork other = Forks.with(SHARED, SharedParts.byThreads(TaskPart.FILES), 0.0);
        Fork masks = Forks.with(
                Forks.without(Cell.ofProbe(ThreadIdentity.ID), Status.MEASURED, ""), ThreadIdentity.MASKS, 1.0);
        List<PartRow> rows = PartRow.of(List.of(), List.of(SHARED, other, masks));
        assertThat(mark(rows, "Open files")).isEqualTo(Sharing.DIFFERS);
        assertThat(mark(rows, "Address space")).isEqualTo(Sharing.SHARED);
        assertThat(mark(rows, "Blocked signals")).isEqualTo(Sharing.NOT_MEASURED);
        assertThat(rows).allMatch(row -> row.judgement().isEmpty());
    }

    @Test
    void everyKindIsACurveAndARowWhateverItIs() {
        List<Fork> forks = new ArrayList<>();
        for (String kind : List.of("FORK", "PTHREAD", "OF_TOMORROW")) {
            for (int mib : new int[] {64, 2048}) {
                for (double factor : new double[] {0.98, 1, 1.03}) {
                    forks.add(Forks.measured(spawn(kind, mib), factor * (kind.equals("FORK") ? 2e3 * mib : 3e4)));
                }
            }
        }
        forks.add(Forks.without(spawn("VIRTUAL_THREAD", 64), Status.NOT_APPLICABLE, "JDK 17 has no virtual threads"));
        forks.add(Forks.as(Forks.measured(spawn("BUSY", 64), 5e4), Status.DISTURBED));
        SpawnCosts costs = SpawnCosts.of(Samples.run(), forks);
        assertThat(costs.memories()).containsExactly("64 MiB", "2 GiB");
        assertThat(costs.lines())
                .extracting(SpawnCosts.Line::kind)
                .containsExactly("BUSY", "FORK", "OF_TOMORROW", "PTHREAD", "VIRTUAL_THREAD");
        assertThat(costs.lines())
                .extracting(SpawnCosts.Line::reason)
                .containsExactly("no fork of it counts", "", "", "", "JDK 17 has no virtual threads");
        assertThat(costs.lines().get(1).costs()).allMatch(cost -> cost.matches("[\\d.]+ [um]s \\[.*]"));
        assertThat(costs.chart().orElseThrow().series())
                .extracting(Curve::name)
                .containsExactly("FORK", "OF_TOMORROW", "PTHREAD");
        assertThat(costs.chart().orElseThrow().description()).contains("FORK: 128 us at 64 MiB, 4.11 ms at 2 GiB");
        String html = html(forks);
        assertThat(HtmlText.unbalanced(html)).isEmpty();
        assertThat(UPRIGHT.matcher(html).results()).hasSize(3);
        assertThat(html).contains("not measured: JDK 17 has no virtual threads").doesNotContain("NaN", "Infinity");
    }

    @Test
    void whatALivingThreadTakesIsARowEach() {
        Fork fork = Forks.without(Cell.ofProbe(ThreadStack.ID), Status.MEASURED, "");
        for (ThreadKind kind : ThreadKind.values()) {
            fork = Forks.with(fork, kind.metric(ThreadFigure.STACK), 8.0 * (1 << 20));
        }
        assertThat(HtmlText.outline(html(List.of(SHARED, fork))))
                .contains("PTHREAD | 8.00 MiB | - | - | - | - | -", "JAVA | 8.00 MiB | - | - | - | - | -");
        assertThat(html(List.of(SHARED))).contains("no fork of thread-stack counts");
    }

    @Test
    void oneForkHasNoInterval() {
        String html = html(List.of(Forks.measured(spawn("FORK", 64), 1e5)));
        assertThat(UPRIGHT.matcher(html).results()).isEmpty();
        assertThat(html).contains("100 us").doesNotContain("NaN", "Infinity");
    }

    @Test
    void kindsThatDifferInMoreThanTheirNameAreToldApart() {
        SpawnCosts costs = SpawnCosts.of(
                Samples.run(),
                List.of(Forks.measured(withPages("SMALL"), 5.0), Forks.measured(withPages("HUGE"), 6.0)));
        assertThat(costs.lines()).extracting(SpawnCosts.Line::kind).containsExactly("FORK HUGE", "FORK SMALL");
        assertThat(SpawnCosts.of(Samples.run(), List.of(Forks.measured(withPages("SMALL"), 5.0)))
                        .lines())
                .extracting(SpawnCosts.Line::kind)
                .containsExactly("FORK");
    }

    @Test
    void whatWasOnlyPlannedIsARowToo() {
        Run run = Samples.run();
        Plan plan = new Plan(
                "spawn",
                1,
                7,
                run.jvms().get(0),
                List.of(new Plan.PlannedCell(spawn("FORK", 64), new Timing(1, 1, 1, 1))));
        Run planned = new Run(Run.FORMAT, run.startedAt(), run.command(), run.environment(), plan, run.code());
        assertThat(SpawnCosts.of(planned, List.of()).lines())
                .containsExactly(new SpawnCosts.Line("FORK", List.of("-"), "no fork of it counts"));
    }

    @Test
    void aRunThatAsksNothingOfItHasNoSection() {
        assertThat(ThreadSection.of(Samples.run(), Samples.judgements(), Samples.forks()))
                .isEmpty();
        Fork stack = Forks.without(Cell.ofProbe(ThreadStack.ID), Status.MEASURED, "");
        assertThat(ThreadSection.of(Samples.run(), List.of(), List.of(stack))).isEmpty();
    }

    @Test
    void nothingFromAHostileFileComesOutUnescaped() {
        Fork odd = Forks.without(
                new Cell(
                        "io.threadtoll.bench.spawn." + HOSTILE + ".m",
                        spawn(HOSTILE, 64).params(),
                        1),
                Status.FAILED,
                HOSTILE);
        Fork flags = Forks.without(Cell.ofProbe(CloneFlags.ID), Status.MEASURED, HOSTILE);
        Fork measured = Forks.measured(spawn(HOSTILE, 512), 1e300, -4.0);
        String html = HtmlReport.render(Samples.run(), List.of(), List.of(odd, flags, measured));
        assertThat(html).contains("&lt;script&gt;").doesNotContain("<script", "-->", "49</");
    }

    private static Sharing mark(List<PartRow> rows, String part) {
        return rows.stream()
                .filter(row -> row.part().equals(part))
                .findFirst()
                .orElseThrow()
                .threads();
    }

    private static Cell spawn(String kind, int mib) {
        return new Cell(
                "io.threadtoll.bench.spawn.Spawn.startAndJoin",
                new TreeMap<>(Map.of("kind", kind, "touchedMib", String.valueOf(mib))),
                1);
    }

    private static Cell withPages(String pages) {
        return new Cell(
                "io.threadtoll.bench.spawn.Spawn.startAndJoin",
                new TreeMap<>(Map.of("kind", "FORK", "pages", pages, "touchedMib", "64")),
                1);
    }

    private static Fork shared() {
        Fork fork = Forks.without(Cell.ofProbe(SharedParts.ID), Status.MEASURED, "");
        for (TaskPart part : TaskPart.values()) {
            fork = Forks.with(Forks.with(fork, SharedParts.byThreads(part), 1.0), SharedParts.byChild(part), 0.0);
        }
        for (var metric : List.of(SharedParts.DESCRIPTOR_WORKS, SharedParts.FOLDER_FOLLOWS)) {
            fork = Forks.with(fork, metric, 1.0);
        }
        return Forks.with(fork, SharedParts.FOLDER_FOLLOWS_UNSHARED, 0.0);
    }

    private static String html(List<Fork> forks) {
        Run run = Samples.run();
        List<Judgement> judgements = Claims.judge(run, forks);
        String html = HtmlReport.render(run, judgements, forks);
        var section = SECTION.matcher(html);
        assertThat(section.find()).isTrue();
        return section.group() + "\n";
    }
}
