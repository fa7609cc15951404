// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.journal.ReportFile;
import io.threadtoll.journal.ResultFolder;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges what was measured before. */
@AutoService(Verb.class)
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Judge every claim on an old result folder again. Measures and writes nothing.")
public final class Judge implements Verb {
    @Parameters(paramLabel = "DIR", description = "A result folder, or a report.")
    private Path folder;

    @Option(names = "--details", description = Reproduce.DETAILS)
    private boolean details;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ResultFolder result = ResultFolder.open(ReportFile.folderOf(folder));
        PrintWriter out = spec.commandLine().getOut();
        List<Conclusion> conclusions = Conclusion.of(result.run(), result.forks());
        for (Conclusion conclusion : conclusions) {
            if (conclusions.size() > 1) {
                out.println("== " + conclusion.jvm());
            }
            out.print(conclusion.verdicts(details));
        }
        out.flush();
        return conclusions.stream().mapToInt(Conclusion::exitCode).max().orElse(0);
    }
}
