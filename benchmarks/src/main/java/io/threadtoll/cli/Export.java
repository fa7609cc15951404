// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.compare.source.RunFolders;
import io.threadtoll.report.export.ExportFormat;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Hands runs to the tools in which people analyse fleets. */
@AutoService(Verb.class)
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Write the forks of many runs as one long table, a row for each metric of each fork.")
public final class Export implements Verb {
    @Parameters(paramLabel = "DIR", arity = "1..*", description = "Result folders, or folders of them.")
    private List<Path> folders;

    @Option(names = "--format", required = true, description = "One of: ${COMPLETION-CANDIDATES}.")
    private ExportFormat format;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it. CSV goes to standard output without it.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Overwrite the file if it is there.")
    private boolean force;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<Path> runs = RunFolders.in(folders);
        if (runs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "there is no run in " + folders);
        }
        PrintWriter out = spec.commandLine().getOut();
        if (output.isPresent()) {
            format.export(runs, output.get(), force);
            out.println(runs.size() + (runs.size() == 1 ? " run" : " runs") + " in " + output.get());
        } else if (format == ExportFormat.CSV) {
            ExportFormat.writeCsv(runs, out);
        } else {
            throw new ParameterException(
                    spec.commandLine(), "Parquet is binary and needs --output FILE: it is nothing for a terminal");
        }
        out.flush();
        return 0;
    }
}
