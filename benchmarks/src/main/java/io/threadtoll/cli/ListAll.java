// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Title;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.RootFolder;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Probes;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.report.RunListJson;
import io.threadtoll.report.text.RunTable;
import io.threadtoll.report.text.TopologyDrawing;
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
            "With --topology: draw the CPUs of this machine instead, or those of one saved below a folder.",
            "With folders: list the runs in them, the oldest first; exit code 2 if one can't be read.",
        })
public final class ListAll implements Verb {
    private static final String ROOT = "io.threadtoll.bench.";

    @Parameters(paramLabel = "DIR", arity = "0..*", description = "Result folders, or folders of them.")
    private List<Path> folders = List.of();

    @Option(names = "--json", description = "The runs as JSON.")
    private boolean json;

    @Option(
            names = "--topology",
            arity = "0..1",
            paramLabel = "ROOT",
            fallbackValue = "/",
            description =
                    "Draw which packages, memory nodes, caches and cores the CPUs share that a process may use here,"
                            + " or in the /proc and /sys that are saved below ROOT.")
    private Path topology;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        if (topology != null) {
            out.print(drawing());
            out.flush();
        } else if (!folders.isEmpty()) {
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

    /** A saved machine may have no process, and then all that are online are drawn. */
    private String drawing() {
        KernelFiles files = new RootFolder(topology);
        try {
            return TopologyDrawing.of(
                    files.exists("/proc/self/status")
                            ? Topology.of(files)
                            : Topology.of(files, CpuList.online(files).numbers()));
        } catch (CannotTellException e) {
            throw new ParameterException(spec.commandLine(), "the CPUs can't be told: " + e.getMessage());
        }
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
