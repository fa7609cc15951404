// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.hostile;

import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Run;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A run that was really made: two rounds of everything that the claims need, on two CPUs.
 *
 * @param runJson its {@code run.json}
 * @param lines the lines of its journal
 */
record SavedRun(String runJson, List<String> lines) {
    SavedRun {
        lines = List.copyOf(lines);
    }

    static SavedRun load() {
        try (InputStream run = SavedRun.class.getResourceAsStream("/saved/run.json");
                InputStream journal =
                        new GZIPInputStream(SavedRun.class.getResourceAsStream("/saved/journal.jsonl.gz"))) {
            return new SavedRun(
                    new String(run.readAllBytes(), StandardCharsets.UTF_8),
                    new String(journal.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts it into a folder. */
    ResultFolder into(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve("run.json"), runJson);
            Files.writeString(folder.resolve("journal.jsonl"), String.join("\n", lines) + "\n");
            return ResultFolder.open(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The verdicts on it, as they are saved. */
    String verdicts(Path folder) {
        ResultFolder result = into(folder);
        Run run = result.run();
        return Verdicts.toJson(Claims.judge(run, result.forks()));
    }
}
