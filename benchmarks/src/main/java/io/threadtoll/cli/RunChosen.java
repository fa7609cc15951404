// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.model.Plan;
import io.threadtoll.report.text.BestLockTable;
import io.threadtoll.report.text.CellTable;
import io.threadtoll.report.text.ConnectionTable;
import io.threadtoll.report.text.CoreToCoreTable;
import io.threadtoll.report.text.LocksByDistanceTable;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Chosen benchmarks. */
@AutoService(Verb.class)
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measure chosen benchmarks or probes and print their cells.")
public final class RunChosen extends Measuring {
    /** How much of a cell is printed. */
    enum Metrics {
        /** Those that matter most for its question. */
        MAIN,
        /** Every one. */
        ALL
    }

    @Mixin
    private CellChoice choice;

    @Option(
            names = "--metrics",
            paramLabel = "WHICH",
            defaultValue = "main",
            description =
                    "main (the default), the three that matter most for each question, or all. The report has all.")
    private Metrics metrics = Metrics.MAIN;

    @Option(
            names = "--col",
            paramLabel = "PARAM",
            description =
                    "Compare the values of this parameter, such as mutex, with its first one, and measure until that is"
                            + " decided: 3 rounds, then more where the forks can't tell.")
    private Optional<String> col = Optional.empty();

    @Override
    Plan plan(PlanRequest request) {
        Planner planner = new Planner(request);
        return col.isPresent()
                ? planner.forValues(choice.name(), choice.cells(request), col.orElseThrow())
                : planner.forCells(choice.name(), choice.cells(request));
    }

    @Override
    boolean measuresPythons() {
        return choice.mayMeanPythons();
    }

    @Override
    void show(Conclusion conclusion, PrintWriter out) {
        Terminal terminal = Terminal.ofOutput();
        CellTable cells =
                new CellTable(terminal.colour(), terminal.width(), Catalog.load()::mainMetrics, metrics == Metrics.ALL);
        out.println(cells.render(conclusion.forks()));
        out.print(new BestLockTable(terminal.colour(), terminal.width()).render(conclusion.forks()));
        out.print(new ConnectionTable(terminal.colour(), terminal.width()).render(conclusion.forks()));
        out.print(new CoreToCoreTable(terminal.colour(), terminal.width())
                .render(conclusion.run().environment(), conclusion.forks()));
        out.print(new LocksByDistanceTable(terminal.colour(), terminal.width()).render(conclusion.forks()));
        out.print(conclusion.latencies());
    }
}
