// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.Journal;
import io.threadtoll.journal.Json;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Histograms;
import io.threadtoll.model.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Over a hundred thousand spoiled files: each is refused with a line that says why, or read, judged and shown. {@code
 * -Dfuzz.seed=N} makes others, {@code -Dfuzz.times=10} ten times as many.
 */
@Timeout(600)
class FuzzTest {
    private static final int TIMES = Integer.getInteger("fuzz.times", 1);
    private static final SavedRun SAVED = SavedRun.load();

    @TempDir
    private Path folder;

    private Run run;
    private List<Fork> forks;

    @BeforeEach
    void read() {
        ResultFolder result = SAVED.into(folder.resolve("saved"));
        run = result.run();
        forks = result.forks();
    }

    @Test
    void whatIsSavedIsShown() {
        assertThat(forks).hasSize(214);
        Showing.all(run, forks);
    }

    /** Each that is taken stands in the place of some fork of the run, and every 400 the run is judged and shown. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void linesOfAJournal() {
        List<Fork> spoiled = new ArrayList<>(forks);
        int[] taken = {0};
        Fuzz.Count count = lines(this::line).run(70_000 * TIMES, fork -> {
            spoiled.set(taken[0]++ % spoiled.size(), fork);
            if (taken[0] % 400 == 0) {
                Showing.all(run, spoiled);
            }
        });
        assertThat(count.taken()).isGreaterThan(5_000);
        assertThat(count.refused()).isGreaterThan(5_000);
    }

    /** Only the values of forks that claims look for, which stay where they are. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void figuresOfAJournal() {
        List<Fork> spoiled = new ArrayList<>(forks);
        int[] taken = {0};
        Fuzz<Fork> figures =
                new Fuzz<>("figures", mutator -> mutator.json(any(SAVED.lines(), mutator), ""), this::line);
        Fuzz.Count count = figures.run(15_000 * TIMES, fork -> {
            for (int i = 0; i < spoiled.size(); i++) {
                Fork old = forks.get(i);
                if (old.round() == fork.round() && old.cell().equals(fork.cell())) {
                    spoiled.set(i, fork);
                }
            }
            if (++taken[0] % 400 == 0) {
                Showing.all(run, spoiled);
            }
        });
        assertThat(count.taken()).isGreaterThan(1_000);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void descriptionsOfARun() throws IOException {
        Path path = Files.createDirectory(folder.resolve("run"));
        int[] taken = {0};
        Fuzz<Run> runs = new Fuzz<>(
                "runs", mutator -> mutator.json(SAVED.runJson(), SAVED.runJson()), bytes -> run(path, bytes));
        Fuzz.Count count = runs.run(5_000 * TIMES, read -> {
            if (++taken[0] % 50 == 0) {
                Showing.all(read, forks);
            }
        });
        assertThat(count.taken()).isGreaterThan(200);
        assertThat(count.refused()).isGreaterThan(1_000);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void verdicts() {
        String json = SAVED.verdicts(folder.resolve("verdicts"));
        Fuzz.Count count = new Fuzz<>(
                        "verdicts",
                        mutator -> mutator.json(json, json),
                        bytes -> Verdicts.fromJson(new String(bytes, StandardCharsets.UTF_8)))
                .run(5_000 * TIMES, judgements -> {});
        assertThat(count.taken()).isGreaterThan(100);
        assertThat(count.refused()).isGreaterThan(1_000);
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void textsOfHistograms() {
        List<String> texts = forks.stream()
                .flatMap(fork -> fork.histograms().values().stream())
                .toList();
        Fuzz.Count count = new Fuzz<>(
                        "histograms",
                        mutator -> mutator.bytes(any(texts, mutator).getBytes(StandardCharsets.ISO_8859_1)),
                        bytes -> Histograms.decode(new String(bytes, StandardCharsets.ISO_8859_1)))
                .run(
                        10_000 * TIMES,
                        histogram -> assertThat(histogram.getTotalCount()).isNotNegative());
        assertThat(count.refused()).isGreaterThan(1_000);
    }

    @Test
    void aReaderThatMissesANullIsCaught() {
        Fuzz<Integer> careless = lines(bytes -> {
            try {
                JsonNode tree = Json.MAPPER.readTree(bytes);
                return tree.get("cell").get("benchmark").textValue().length();
            } catch (IOException e) {
                throw new BadResultException("refused");
            }
        });
        assertThatExceptionOfType(Fuzz.Fault.class)
                .isThrownBy(() -> careless.run(2_000, length -> {}))
                .withMessageContaining("-Dfuzz.seed=" + Fuzz.SEED)
                .withCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void whoeverUsesWhatItDidNotExpectIsCaught() {
        assertThatExceptionOfType(Fuzz.Fault.class)
                .isThrownBy(() -> lines(this::line)
                        .run(2_000, fork -> fork.metrics().get(Fork.SCORE).mean()))
                .withCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aReaderThatRefusesAllIsNot() {
        Fuzz<Object> strict = lines(bytes -> {
            throw new BadResultException("refused");
        });
        assertThat(strict.run(500, any -> {})).isEqualTo(new Fuzz.Count(0, 500));
    }

    private <T> Fuzz<T> lines(Function<byte[], T> reader) {
        return new Fuzz<>(
                "lines", mutator -> mutator.json(any(SAVED.lines(), mutator), any(SAVED.lines(), mutator)), reader);
    }

    private static String any(List<String> texts, Mutator mutator) {
        return texts.get(mutator.below(texts.size()));
    }

    private Fork line(byte[] bytes) {
        return Journal.parse(folder.resolve("journal.jsonl"), 1, bytes);
    }

    private static Run run(Path path, byte[] bytes) {
        try {
            Files.write(path.resolve("run.json"), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ResultFolder.open(path).run();
    }
}
