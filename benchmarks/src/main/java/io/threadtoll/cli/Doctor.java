// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Checks;
import io.threadtoll.doctor.Diagnosis;
import io.threadtoll.doctor.MeasuredTrips;
import io.threadtoll.doctor.ThisMachine;
import io.threadtoll.journal.Json;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.topology.Topology;
import io.threadtoll.report.text.DiagnosisTable;
import io.threadtoll.report.text.TopologyDrawing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says whether this machine is fit to measure. */
@AutoService(Verb.class)
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = "Check whether this machine is fit to measure. Changes nothing and needs no root.",
        footer = {
            "",
            "First come the CPUs that this process may use, as far as the kernel says what they share: packages, memory"
                    + " nodes, caches and, in brackets, the threads of a core.",
            "",
            "A check is OK, a WARN, or UNKNOWN where it can't be seen from here, as much of the hardware in a guest."
                    + " Below a WARN or an UNKNOWN stands why it matters, and below most WARNs a command that changes"
                    + " it, or shows what there is to change, for you to run, most often as root; some hold until the"
                    + " next boot only. Why what is OK matters is in --json.",
            "",
            "Exit codes: 0 it could look, whatever it found; 2 wrong usage."
        })
public final class Doctor implements Verb {
    @Option(
            names = "--json",
            description = "Print a JSON array of objects with id, status, value, why and command instead.")
    private boolean json;

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description = "Look also at what core-to-core has measured in this result folder.")
    private Path run;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        ThisMachine machine =
                new ThisMachine(Optional.ofNullable(run).map(ResultFolder::open).map(MeasuredTrips::new));
        List<Diagnosis> diagnoses = Checks.examine(machine);
        spec.commandLine()
                .getOut()
                .println(
                        json
                                ? json(diagnoses)
                                : drawing(machine) + table(diagnoses).stripTrailing());
        return 0;
    }

    /** The CPUs with an empty line behind them; nothing where the checks say that they can't be told. */
    private static String drawing(KernelFiles machine) {
        try {
            return TopologyDrawing.of(Topology.of(machine)) + System.lineSeparator();
        } catch (CannotTellException unseen) {
            return "";
        }
    }

    private static String table(List<Diagnosis> diagnoses) {
        Terminal terminal = Terminal.ofOutput();
        return new DiagnosisTable(terminal.colour(), terminal.width()).render(diagnoses);
    }

    /** In ASCII, because some other characters drive a terminal too. */
    static String json(List<Diagnosis> diagnoses) throws JsonProcessingException {
        return Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .with(JsonWriteFeature.ESCAPE_NON_ASCII)
                .writeValueAsString(diagnoses);
    }
}
