// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Run;
import io.threadtoll.probe.Probes;
import io.threadtoll.report.FigureText;
import io.threadtoll.report.text.LockLadderTable;
import io.threadtoll.run.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the README says of the code and of the reference runs is what they say. */
class ReadmeTest {
    private static final String NOT_MEASURED = "not measured";
    private static final String RULE = "---";
    private static final String ROOT = "io.threadtoll.bench.";

    /** Benchmarks that only tests have. */
    private static final String OF_TESTS = ROOT + "broken.";

    private static final ResultFolder REFERENCE = ResultFolder.open(Readme.REFERENCE);
    private static final ResultFolder LOCKS = ResultFolder.open(Readme.LOCKS);

    /** For a first look: an answer of each kind, from each section. */
    private static final List<String> FIRST = List.of(
            "fork-flags",
            "address-space-first",
            "lost-update",
            "fast-path",
            "context-switch-cost",
            "reentrantlock-vs-futex",
            "tail-latency",
            "gil-one-at-a-time");

    @Test
    void firstVerdicts() throws IOException {
        Map<String, List<Judgement>> judged = judged();
        assertThat(judged).containsKeys(FIRST.toArray(String[]::new));
        Run run = REFERENCE.run();
        Readme.check(
                "verdicts",
                "Some of what it said of " + run.environment().processors() + " CPUs ("
                        + run.environment().field("cpu.model") + "), Linux "
                        + run.environment().field("kernel.release") + ":\n\n"
                        + verdicts(judged.entrySet().stream()
                                .filter(claim -> FIRST.contains(claim.getKey()))
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        Map.Entry::getValue,
                                        (one, two) -> one,
                                        LinkedHashMap::new))));
    }

    @Test
    void claims() throws IOException {
        Map<String, List<Judgement>> judged = judged();
        Map<String, List<Judgement>> all = new LinkedHashMap<>();
        Claims.all().stream()
                .map(claim -> claim.title().id())
                .forEach(id -> all.put(id, judged.getOrDefault(id, List.of())));
        Readme.check("claims", verdicts(all));
    }

    @Test
    void benchmarks() throws IOException {
        Map<String, List<Catalog.Entry>> classes = Catalog.load().entries().stream()
                .filter(entry -> !entry.name().startsWith(OF_TESTS))
                .collect(Collectors.groupingBy(
                        entry -> entry.name()
                                .substring(ROOT.length(), entry.name().lastIndexOf('.')),
                        TreeMap::new,
                        Collectors.toList()));
        Stream<List<String>> rows = classes.entrySet().stream().map(benchmarks -> {
            Catalog.Entry any = benchmarks.getValue().get(0);
            return List.of(
                    "`" + benchmarks.getKey() + "`",
                    benchmarks.getValue().stream()
                            .map(entry -> entry.name().substring(entry.name().lastIndexOf('.') + 1))
                            .collect(Collectors.joining(", ")),
                    any.question().value(),
                    String.join(", ", any.params().keySet()),
                    String.join(", ", any.question().metrics()));
        });
        Readme.check(
                "benchmarks", table(List.of("class", "methods", "question", "parameters", "beside the score"), rows));
    }

    @Test
    void probes() throws IOException {
        Readme.check(
                "probes",
                table(
                        List.of("probe", "question"),
                        Probes.all().stream().map(probe -> List.of("`" + probe.id() + "`", probe.question()))));
    }

    @Test
    void locks() throws IOException {
        Run run = LOCKS.run();
        LockLadderTable ladder = new LockLadderTable(Locks.ladder(LOCKS.forks(), Machine.of(run.environment())));
        Readme.check("locks", ladder.markdown());
    }

    /** The smallest lock, benchmark and claim there are, which {@code .ci/grow} adds to a copy of the tree. */
    @Test
    void additions() throws IOException {
        StringBuilder diffs = new StringBuilder();
        for (String name : List.of("TasSpinLock", "FenceCost", "FineClock")) {
            String source = Files.readString(Path.of("..", ".ci", "grow.d", name + ".java"));
            diffs.append("<details><summary><code>").append(name).append("</code></summary>\n\n```java\n");
            diffs.append(source).append("```\n\n</details>\n\n");
        }
        Readme.check("additions", diffs.toString());
    }

    /** What each JVM of the reference run says of each claim. */
    private static Map<String, List<Judgement>> judged() {
        Run run = REFERENCE.run();
        Map<String, List<Judgement>> judged = new LinkedHashMap<>();
        for (Jvm jvm : run.jvms()) {
            Claims.judge(run.on(jvm), run.on(jvm, REFERENCE.forks()))
                    .forEach(judgement -> judged.computeIfAbsent(judgement.id(), id -> new ArrayList<>())
                            .add(judgement));
        }
        return judged;
    }

    private static String verdicts(Map<String, List<Judgement>> judged) {
        List<Jvm> jvms = REFERENCE.run().jvms();
        Map<String, Title> titles = Claims.all().stream()
                .collect(Collectors.toMap(claim -> claim.title().id(), claim -> claim.title()));
        Stream<String> heads = Stream.concat(
                Stream.of("claim", "in our words"),
                jvms.stream().map(jvm -> "JDK " + jvm.label().replace("jdk", "")));
        return table(
                heads.toList(),
                judged.entrySet().stream()
                        .map(claim -> Stream.concat(
                                        Stream.of(
                                                "`" + claim.getKey() + "`",
                                                (titles.get(claim.getKey()).ours() ? "(ours) " : "")
                                                        + titles.get(claim.getKey())
                                                                .statement()),
                                        (claim.getValue().isEmpty()
                                                ? jvms.stream().map(jvm -> NOT_MEASURED)
                                                : claim.getValue().stream()
                                                        .map(judgement -> said(judgement.verdict()))))
                                .toList()));
    }

    private static String said(Verdict verdict) {
        String figure =
                verdict.outcome() == Outcome.NOT_APPLICABLE || verdict.figures().isEmpty()
                        ? verdict.reason()
                        : FigureText.deciding(verdict);
        return FigureText.mark(verdict.outcome()) + " " + figure;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String table(List<String> heads, Stream<List<String>> rows) {
        return Stream.concat(Stream.of(heads, heads.stream().map(head -> RULE).toList()), rows)
                .map(cells -> cells.stream().map(ReadmeTest::cell).collect(Collectors.joining(" | ", "| ", " |\n")))
                .collect(Collectors.joining());
    }
}
