// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import com.fasterxml.jackson.core.JacksonException;
import io.threadtoll.journal.Journal;
import io.threadtoll.journal.Json;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Run;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The forks of some runs, row by row: one is in memory at a time. */
final class ForkTable {
    private final Run run;
    private final String name;
    private final Map<String, Environment> environments;
    private final Map<Cell, String> params = new HashMap<>();
    private final Consumer<ForkRow> rows;

    private ForkTable(Run run, String name, Consumer<ForkRow> rows) {
        this.run = run;
        this.name = name;
        this.environments = run.jvms().stream().collect(Collectors.toMap(Jvm::label, run::environment));
        this.rows = rows;
    }

    /**
     * Hands over a row for each metric of each fork, and one for each fork without any.
     *
     * @param folders result folders
     * @throws BadResultException if one of them can't be read
     */
    static void read(List<Path> folders, Consumer<ForkRow> rows) {
        for (Path path : folders) {
            ResultFolder folder = ResultFolder.open(path);
            Path name = path.toAbsolutePath().normalize().getFileName();
            ForkTable table = new ForkTable(folder.run(), name == null ? "" : name.toString(), rows);
            if (folder.hasJournal()) {
                Journal.read(folder.journal(), metric -> true, table::add);
            }
        }
    }

    private void add(Fork fork) {
        String jvm = run.labelOf(fork);
        Environment environment = environments.get(jvm);
        String text = params.computeIfAbsent(fork.cell(), ForkTable::json);
        String code = run.codeOf(fork.cell());
        Set<String> metrics =
                fork.metrics().isEmpty() ? Set.of("") : fork.metrics().keySet();
        metrics.forEach(metric -> rows.accept(new ForkRow(name, run, jvm, environment, text, code, fork, metric)));
    }

    private static String json(Cell cell) {
        try {
            return Json.MAPPER.writeValueAsString(cell.params());
        } catch (JacksonException e) {
            throw new IllegalStateException("a map of texts always has a JSON", e);
        }
    }
}
