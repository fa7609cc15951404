// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * What the command did, run in this JVM.
 *
 * @param exit its exit code
 * @param out standard output
 * @param err standard error
 */
public record CommandRun(int exit, String out, String err) {
    /** Runs a command in this JVM. */
    public static CommandRun of(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = Main.commandLine();
        command.setOut(new PrintWriter(out));
        command.setErr(new PrintWriter(err));
        int exit = command.execute(args);
        return new CommandRun(exit, out.toString(), err.toString());
    }
}
