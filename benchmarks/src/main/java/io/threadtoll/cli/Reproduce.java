// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Plan;
import io.threadtoll.report.ConnectionTable;
import io.threadtoll.report.VerdictTable;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import java.util.List;
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
    void show(List<Judgement> judgements, List<Fork> forks, PrintWriter out) {
        boolean colour = Terminal.ofOutput().colour();
        out.println(new VerdictTable(colour, Terminal.WIDTH).render(judgements));
        out.print(new ConnectionTable(colour, Terminal.WIDTH).render(forks));
    }
}
