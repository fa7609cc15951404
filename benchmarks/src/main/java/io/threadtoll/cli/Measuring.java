// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.claim.Judgement;
import io.threadtoll.measure.Environment;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.Plan;
import io.threadtoll.run.EnvironmentReader;
import io.threadtoll.run.Planner;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A verb that measures: it differs from the others in what it plans and what it prints in the end. */
abstract class Measuring implements Verb {
    @Mixin
    private RunOptions options;

    @Spec
    private CommandSpec spec;

    /** What to measure. */
    abstract Plan plan(Planner planner, RunOptions options, int processors);

    /** Prints what came out of it. */
    abstract void show(List<Judgement> judgements, List<Fork> forks, PrintWriter out);

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (options.dryRun) {
            Environment environment = EnvironmentReader.read();
            PlanText.print(options.plan(environment, this::planned), out);
            return 0;
        }
        List<String> command = spec.commandLine().getParent().getParseResult().originalArgs();
        Session session = new Session(options.folder(command, this::planned), out);
        session.announce();
        session.measure();
        List<Fork> forks = session.forks();
        List<Judgement> judgements = session.conclude(forks);
        show(judgements, forks, out);
        session.showLatencies(forks);
        session.sayWhere(forks);
        return Session.exitCode(judgements, forks);
    }

    private Plan planned(Planner planner, int processors) {
        return plan(planner, options, processors);
    }
}
