// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Title;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Probes;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.report.RunListJson;
import io.threadtoll.report.text.RunTable;
import io.threadtoll.run.Catalog;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says what there is: to measure, or in some folders of results. */
@AutoService(Verb.class)
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Name every benchmark, probe, server model, mutex and claim.",
            "With folders: list the runs in them, the oldest first; exit code 2 if one can't be read.",
        })
public final class ListAll implements Verb {
    private static final String ROOT = "io.threadtoll.bench.";

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Result folders, or folders of them.")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "The runs as JSON.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (!folders.isEmpty()) {
            RunList runs = RunList.read(folders);
            out.print(json ? RunListJson.render(runs) : table(runs));
            out.flush();
            return runs.unreadable().isEmpty() ? 0 : Main.UNUSABLE;
        } else if (json) {
            throw new ParameterException(spec.commandLine(), "--json is for runs: name a folder of them");
        } else {
            listAll(out);
        }
        return 0;
    }

    private static String table(RunList runs) {
        Terminal terminal = Terminal.ofOutput();
        return new RunTable(terminal.colour(), terminal.width()).render(runs);
    }

    private static void listAll(PrintWriter out) {
        out.println("Benchmarks");
        Catalog.load().entries().forEach(entry -> {
            out.println("  " + entry.name().substring(ROOT.length()) + "  ("
                    + entry.question().operation() + ")");
            out.println("      " + entry.question().value() + "  threads=" + entry.threads());
            entry.params().forEach((name, values) -> out.println("      " + name + "=" + String.join(",", values)));
        });
        out.println("Probes");
        Probes.all().forEach(probe -> {
            out.println("  " + probe.id() + "  " + probe.question());
            probe.params(Scale.STANDARD)
                    .forEach((name, values) -> out.println("      " + name + "=" + String.join(",", values)));
        });
        out.println("Server models");
        for (ServerModel model : ServerModel.values()) {
            out.println("  " + model + "  " + model.idea());
        }
        out.println("Mutexes");
        for (MutexKind kind : MutexKind.values()) {
            out.println("  " + kind + "  " + kind.idea());
        }
        out.println("Claims");
        Claims.all().forEach(claim -> {
            Title title = claim.title();
            out.println("  " + title.id() + "  [" + title.section().heading() + (title.ours() ? " (ours)]" : "]"));
            out.println("      " + title.statement());
        });
    }
}
