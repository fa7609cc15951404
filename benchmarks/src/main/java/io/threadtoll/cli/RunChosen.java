// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.model.Plan;
import io.threadtoll.report.BestLockTable;
import io.threadtoll.report.CellTable;
import io.threadtoll.report.ConnectionTable;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Chosen benchmarks. */
@AutoService(Verb.class)
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Measure chosen benchmarks or probes and print their cells.")
public final class RunChosen extends Measuring {
    @Mixin
    private CellChoice choice;

    @Override
    Plan plan(PlanRequest request) {
        return new Planner(request).forCells(choice.name(), choice.cells(request));
    }

    @Override
    void show(Conclusion conclusion, PrintWriter out) {
        boolean colour = Terminal.ofOutput().colour();
        out.println(new CellTable(colour, Terminal.WIDTH).render(conclusion.forks()));
        out.print(new BestLockTable(colour, Terminal.WIDTH).render(conclusion.forks()));
        out.print(new ConnectionTable(colour, Terminal.WIDTH).render(conclusion.forks()));
        out.print(conclusion.latencies());
    }
}
