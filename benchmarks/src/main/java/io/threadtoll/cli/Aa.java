// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.compare.Series;
import io.threadtoll.model.Plan;
import io.threadtoll.run.Catalog;
import io.threadtoll.run.PlanRequest;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The same against the same. */
@AutoService(Verb.class)
@Command(
        name = "aa",
        mixinStandardHelpOptions = true,
        description = {
            "Measure the same cells twice in one run, as if they were two versions.",
            "",
            "What comes out as a difference is none, and says how small a change this machine can show: the largest of each"
                    + " question is the least delta of comparisons with this run, and of those that are given it with"
                    + " ./threadtoll compare --aa DIR. Without names a few cells of each question are chosen by lot.",
        })
public final class Aa extends Measuring {
    /** Of each question: the largest of so many is passed by the next one once in five times. */
    private static final int CELLS = 4;

    @Mixin
    private CellChoice choice;

    @Override
    Plan plan(PlanRequest request) {
        Planner planner = new Planner(request);
        return choice.isEmpty()
                ? planner.forControl(Claims.all(), Catalog.load(), CELLS)
                : planner.forCellsTwice(choice.name(), choice.cells(request));
    }

    @Override
    void show(Conclusion conclusion, PrintWriter out) {
        out.print(conclusion.latencies());
    }

    @Override
    void showWhole(Session session) {
        session.showChanges(List.of(Series.COPY));
    }
}
