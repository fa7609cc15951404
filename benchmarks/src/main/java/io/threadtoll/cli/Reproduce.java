// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.model.Plan;
import io.threadtoll.report.text.ConnectionTable;
import io.threadtoll.report.text.VerdictTable;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import picocli.CommandLine.Command;

/** The main job. */
@AutoService(Verb.class)
@Command(
        name = "reproduce",
        mixinStandardHelpOptions = true,
        description = "Measure on this machine, judge every claim, and write the report.")
public final class Reproduce extends Measuring {
    @Override
    Plan plan(Planner planner, RunOptions options, int processors) {
        return planner.forClaims(options.preset, Claims.all(), Catalog.load());
    }

    @Override
    void show(Conclusion conclusion, PrintWriter out) {
        Terminal terminal = Terminal.ofOutput();
        out.println(new VerdictTable(terminal.colour(), terminal.width()).render(conclusion.judgements()));
        out.print(new ConnectionTable(terminal.colour(), terminal.width()).render(conclusion.forks()));
    }
}
