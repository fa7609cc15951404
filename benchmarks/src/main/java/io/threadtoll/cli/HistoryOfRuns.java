// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.compare.CompareOptions;
import io.threadtoll.compare.History;
import io.threadtoll.compare.RowOrder;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.compare.source.Sources;
import io.threadtoll.model.BadResultException;
import io.threadtoll.report.compare.HistoryTable;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Steps in a series of runs. */
@AutoService(Verb.class)
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = {
            "Say where the figures of a series of runs of one machine stepped, by how much, and what changed there.",
            "",
            "The runs are put in the order in which they were started. It takes at least 8, and finds more in 20.",
        })
public final class HistoryOfRuns implements Verb {
    @Parameters(arity = "1..*", paramLabel = "DIR", description = "Result folders, or folders of them.")
    private List<Path> folders = new ArrayList<>();

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Look only at figures whose keys contain this text, or have this KEY=VALUE.")
    private Optional<String> only = Optional.empty();

    @Option(
            names = "--delta",
            paramLabel = "PERCENT",
            defaultValue = "5",
            converter = PercentConverter.class,
            description = "A smaller step doesn't matter (default: ${DEFAULT-VALUE}).")
    private double delta;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunList list = RunList.read(folders);
        list.unreadable().stream().findFirst().ifPresent(bad -> {
            throw new BadResultException(bad.reason());
        });
        if (list.runs().size() < History.FEWEST_RUNS) {
            throw new BadResultException("there are " + list.runs().size() + " runs, and a step takes at least "
                    + History.FEWEST_RUNS + " to be seen.");
        }
        CompareOptions options = new CompareOptions(
                List.of(),
                List.of(),
                CompareOptions.USUAL,
                only,
                false,
                0,
                delta,
                true,
                Optional.empty(),
                RowOrder.RATIO);
        History history = History.of(
                Sources.usual(
                        list.runs().stream().map(run -> Path.of(run.path())).toList()),
                options);
        Terminal terminal = Terminal.ofOutput();
        PrintWriter out = spec.commandLine().getOut();
        out.print(new HistoryTable(terminal.colour(), terminal.width()).render(history));
        out.flush();
        return 0;
    }
}
