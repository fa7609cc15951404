// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.linux.NativeAccess;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.BadResultException;
import io.threadtoll.report.text.Printable;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.concurrent.CancellationException;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The {@code threadtoll} command. */
@Command(
        name = "threadtoll",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description =
                "Measures what threads, locks and futexes cost on this Linux machine, and judges claims about them.",
        footer = {
            "",
            "Exit codes: 0 done; 1 a measurement failed; 2 wrong usage, or a file that can't be"
                    + " read or written; 130 interrupted. compare has others, which its --help names.",
        })
public final class Main implements Runnable {
    /** A measurement failed. */
    static final int BROKEN = 1;

    /** Wrong usage, or a file that can't be read or written. */
    static final int UNUSABLE = 2;

    /** By Ctrl-C. */
    static final int INTERRUPTED = 130;

    @Spec
    private CommandSpec spec;

    /** Runs the command and ends the JVM with its exit code. */
    public static void main(String[] args) {
        CommandLine command = commandLine();
        try {
            System.exit(command.execute(args));
        } catch (OutOfMemoryError e) {
            say(
                    command.getErr(),
                    "this takes more memory than the " + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB that java gives it; JAVA_TOOL_OPTIONS=-Xmx4g gives it more.");
            System.exit(UNUSABLE);
        } catch (LinkageError e) {
            // What no verb foresaw: a native call where none can be made.
            if (NativeAccess.refusal().isEmpty()) {
                throw e;
            }
            say(command.getErr(), NativeAccess.refusal().get());
            System.exit(UNUSABLE);
        }
    }

    static CommandLine commandLine() {
        CommandLine command = new CommandLine(new Main());
        verbs().forEach(command::addSubcommand);
        command.addSubcommand(new GenerateCompletion());
        // Settings reach only the verbs that are there already.
        return command.setOut(utf8(System.out))
                .setErr(utf8(System.err))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(Main::explain)
                .setExecutionExceptionHandler(Main::explain)
                .setColorScheme(CommandLine.Help.defaultColorScheme(
                        Terminal.ofOutput().colour() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    }

    /** Whatever the locale: results are named by people, and a file has none. A terminal that can't show it gets ASCII. */
    private static PrintWriter utf8(PrintStream stream) {
        Writer writer = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        boolean plain = Terminal.ofOutput().interactive() && !Terminal.isUnicode(System.getenv());
        return new PrintWriter(plain ? new AsciiWriter(writer) : writer, true);
    }

    private static List<Verb> verbs() {
        return ServiceLoader.load(Verb.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(verb -> verb.getClass().getSimpleName()))
                .toList();
    }

    /** Without a verb there is nothing to do but say what there is. */
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing");
    }

    private static int explain(ParameterException wrong, String[] args) {
        CommandLine command = wrong.getCommandLine();
        say(command.getErr(), wrong.getMessage());
        if (!CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
            command.getErr().println("Try: ./" + command.getCommandSpec().qualifiedName() + " --help");
        }
        return UNUSABLE;
    }

    /** What a user can mend is said in a line; anything else is our own mistake, and its stack trace is wanted. */
    private static int explain(Exception thrown, CommandLine command, CommandLine.ParseResult parsed) throws Exception {
        if (thrown instanceof CancellationException) {
            // The signal's own exit code stands, and what to do next has been said.
            return INTERRUPTED;
        }
        if (thrown instanceof BadResultException
                || thrown instanceof UnsupportedPlatformException
                || thrown instanceof IllegalArgumentException) {
            say(command.getErr(), thrown.getMessage());
            return UNUSABLE;
        }
        throw thrown;
    }

    /** A message may quote a stranger's file. */
    private static void say(PrintWriter err, String message) {
        err.println("threadtoll: " + Printable.line(String.valueOf(message)));
    }
}
