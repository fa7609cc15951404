// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Claims;
import io.threadtoll.model.Plan;
import io.threadtoll.report.text.ConnectionTable;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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

    @Option(
            names = "--claim",
            paramLabel = "ID",
            description = "Measure only what this claim needs, and judge it; more than once for several (default: all)."
                    + " The names of all claims: ./threadtoll list.")
    private List<String> ids = new ArrayList<>();

    @Override
    Plan plan(PlanRequest request) {
        return new Planner(request).forClaims(chosen(), Catalog.load());
    }

    private List<Claim> chosen() {
        Set<String> unknown = new LinkedHashSet<>(ids);
        Claims.all().forEach(claim -> unknown.remove(claim.title().id()));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "no claim is called " + String.join(" or ", unknown) + ": ./threadtoll list names all of them.");
        }
        return Claims.all().stream()
                .filter(claim -> ids.isEmpty() || ids.contains(claim.title().id()))
                .toList();
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
