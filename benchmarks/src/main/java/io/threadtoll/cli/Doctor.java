// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Checks;
import io.threadtoll.doctor.Diagnosis;
import io.threadtoll.doctor.ThisMachine;
import io.threadtoll.journal.Json;
import io.threadtoll.report.text.DiagnosisTable;
import java.util.List;
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

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws JsonProcessingException {
        List<Diagnosis> diagnoses = Checks.examine(new ThisMachine());
        spec.commandLine()
                .getOut()
                .println(json ? json(diagnoses) : table(diagnoses).stripTrailing());
        return 0;
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
