// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.model.Plan;
import io.threadtoll.report.text.ConnectionTable;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The main job. */
@AutoService(Verb.class)
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = "Measure on this machine, judge every claim, and write the report.")
public final class Reproduce extends Measuring {
    static final String DETAILS =
            "Show all figures of each verdict, what they were held against, and what stands behind them.";

    @Option(names = "--details", description = DETAILS)
    private boolean details;

    @Override
    Plan plan(PlanRequest request) {
        return new Planner(request).forClaims(Claims.all(), Catalog.load());
    }

    @Override
    boolean measuresPythons() {
        return true;
    }

    @Override
    void show(Conclusion conclusion, PrintWriter out) {
        out.print(conclusion.verdicts(details));
        if (details) {
            out.println();
            Terminal terminal = Terminal.ofOutput();
            out.print(new ConnectionTable(terminal.colour(), terminal.width()).render(conclusion.forks()));
            out.print(conclusion.latencies());
        }
    }
}
