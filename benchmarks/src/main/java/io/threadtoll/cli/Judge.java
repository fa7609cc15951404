// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Judgement;
import io.threadtoll.measure.Fork;
import io.threadtoll.measure.ResultFolder;
import io.threadtoll.report.VerdictTable;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Judges what was measured before. */
@AutoService(Verb.class)
@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Judge every claim on an old result folder again. Measures and writes nothing.")
public final class Judge implements Verb {
    @Parameters(paramLabel = "DIR", description = "A result folder.")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ResultFolder result = ResultFolder.open(folder);
        List<Fork> forks = result.forks();
        List<Judgement> judgements = Claims.judge(result.run(), forks);
        spec.commandLine()
                .getOut()
                .println(new VerdictTable(Terminal.ofOutput().colour(), Terminal.WIDTH).render(judgements));
        return Session.exitCode(judgements, forks);
    }
}
