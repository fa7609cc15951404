// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.journal.ResultFolder;
import io.threadtoll.linux.NativeAccess;
import io.threadtoll.model.Plan;
import io.threadtoll.run.PlanRequest;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** A verb that measures: it differs from the others in what it plans and what it prints in the end. */
abstract class Measuring implements Verb {
    @Mixin
    private RunOptions options;

    @Spec
    private CommandSpec spec;

    /** What to measure. */
    abstract Plan plan(PlanRequest request);

    /** Whether it may measure interpreters, so that those of this machine have to be found. */
    boolean measuresPythons() {
        return false;
    }

    /** Prints what came out of it on one JVM. */
    abstract void show(Conclusion conclusion, PrintWriter out);

    /** Prints what the whole run says beside that: what changed, where it was to find that out. */
    void showWhole(Session session) {
        if (session.isForChanges()) {
            session.showChanges(List.of());
        }
    }

    @Override
    public final Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        requireResumeAlone();
        if (options.dryRun) {
            PlanText.print(plan(options.request(measuresPythons())), out);
            return 0;
        }
        NativeAccess.require();
        List<String> command = spec.commandLine().getParent().getParseResult().originalArgs();
        ResultFolder folder = options.folder(command, measuresPythons(), this::plan);
        options.requireLeave(folder.run().plan());
        Session session = new Session(folder, out);
        session.announce();
        session.measure(spec.name(), options.resume != null);
        List<Conclusion> conclusions = session.conclude();
        for (Conclusion conclusion : conclusions) {
            session.showJvm(conclusion);
            show(conclusion, out);
        }
        showWhole(session);
        session.sayWhere();
        return conclusions.stream().mapToInt(Conclusion::exitCode).max().orElse(0);
    }

    /** A plan that stays as it was takes no other. */
    private void requireResumeAlone() {
        if (options.resume != null) {
            spec.commandLine().getParseResult().matchedArgs().stream()
                    .filter(given -> !given.isOption()
                            || !List.of("--resume", RunOptions.ALLOW_KILL, "--details", "--metrics", "--markdown")
                                    .contains(((OptionSpec) given).longestName()))
                    .findFirst()
                    .ifPresent(given -> {
                        throw new ParameterException(
                                spec.commandLine(),
                                "--resume goes on with the plan as it was, and takes no "
                                        + (given.isOption() ? ((OptionSpec) given).longestName() : given.paramLabel()));
                    });
        }
    }
}
