// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.journal.ReportFile;
import io.threadtoll.journal.ResultFolder;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the report of what was measured before. */
@AutoService(Verb.class)
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Write the verdicts, JMH's JSON and the HTML report of an old result folder again.")
public final class Report implements Verb {
    @Parameters(
            paramLabel = "DIR",
            description = "A result folder, or a report: of it a folder is made beside it, with its name.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path measured = ReportFile.isOne(folder) ? ReportFile.unpackBeside(folder) : folder;
        Session session =
                new Session(ResultFolder.open(measured), spec.commandLine().getOut());
        session.conclude().forEach(conclusion -> {
            session.showJvm(conclusion);
            spec.commandLine().getOut().print(conclusion.latencies());
        });
        session.sayWhere();
        return 0;
    }
}
