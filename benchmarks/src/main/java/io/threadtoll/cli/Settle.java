// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.linux.NativeAccess;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Run;
import io.threadtoll.run.Durations;
import io.threadtoll.run.Schedule;
import io.threadtoll.run.Settling;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** More forks for what is open. */
@AutoService(Verb.class)
@Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description = {
            "Measure on where a finished run is open, and judge again.",
            "",
            "Each look at a run may err. What a run may err is spread over its planned looks and two settlings, so a run can be"
                    + " settled twice. It goes on where it was measured: on the same machine, JVMs and code.",
        })
public final class Settle implements Verb {
    @Parameters(paramLabel = "DIR", description = "The result folder of a run that has ended.")
    private Path path;

    @Option(
            names = "--budget",
            paramLabel = "TIME",
            defaultValue = "10m",
            converter = RunOptions.DurationConverter.class,
            description = "How much longer it may take (default: ${DEFAULT-VALUE}).")
    private Duration budget = Duration.ZERO;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        ResultFolder folder = ResultFolder.open(path);
        Run run = folder.run();
        List<Fork> forks = folder.forks();
        Optional<Run> more = Settling.more(run, forks, budget);
        out.println("So far: " + Schedule.of(run, forks).standing().reached() + ".");
        if (more.isEmpty()) {
            out.println("Nothing is open that " + Durations.text(budget.toNanos())
                    + " could settle: nothing was measured.");
            out.flush();
            return 0;
        }
        NativeAccess.require();
        ResultFolder going = folder.describedAs(more.orElseThrow());
        Session session = new Session(going, out);
        boolean changes = more.orElseThrow().plan().lookForChanges();
        session.announce();
        session.measure(changes ? "run" : "reproduce", true);
        List<Conclusion> conclusions = session.conclude();
        for (Conclusion conclusion : conclusions) {
            if (!changes) {
                session.showJvm(conclusion);
                out.print(conclusion.verdicts(false));
            }
        }
        if (changes) {
            session.showChanges(List.of());
        }
        session.sayWhere();
        return conclusions.stream().mapToInt(Conclusion::exitCode).max().orElse(0);
    }
}
