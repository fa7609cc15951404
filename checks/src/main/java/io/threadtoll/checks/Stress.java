// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.MutexKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/** jcstress over every {@link MutexKind} and over the futex layer: the control must fail, and nothing else may. */
public final class Stress {
    private static final PrintStream CONSOLE = System.out;

    private Stress() {}

    /**
     * Leaves what jcstress says in files of the working directory, one for each kind.
     *
     * @param args milliseconds of an iteration, and the number of iterations of a test
     */
    public static void main(String[] args) throws Exception {
        int passed = 0;
        int failed = 0;
        for (MutexKind kind : MutexKind.values()) {
            if (isAsExpected(kind.name(), "Guarded.*", kind == MutexKind.NO_MUTEX, args)) {
                passed++;
            } else {
                failed++;
            }
        }
        if (isAsExpected("the futex layer", "FutexLayer.*", false, args)) {
            passed++;
        } else {
            failed++;
        }
        CONSOLE.printf("%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean isAsExpected(String what, String tests, boolean mustFail, String[] args) throws Exception {
        Path log = Path.of(what.replace(' ', '-') + ".log");
        long start = System.nanoTime();
        boolean holds = holds(what, tests, log, args);
        CONSOLE.printf(
                "%-22s %-14s %4.0f s%n",
                what, holds ? "holds" : mustFail ? "fails, as meant" : "FAILS", (System.nanoTime() - start) / 1e9);
        if (holds == mustFail) {
            CONSOLE.println(Files.readString(log));
        }
        return holds != mustFail;
    }

    private static boolean holds(String what, String tests, Path log, String[] args) throws Exception {
        try (PrintStream out = new PrintStream(Files.newOutputStream(log), true, StandardCharsets.UTF_8)) {
            System.setOut(out);
            Options options = new Options(new String[] {
                "-t",
                tests,
                "-jvmArgs",
                "-D" + TestedMutex.PROPERTY + "=" + what,
                "-sc",
                "false",
                "-f",
                "1",
                "-fsm",
                "1",
                "-time",
                args[0],
                "-iters",
                args[1],
                "-r",
                "report"
            });
            if (!options.parse()) {
                throw new IOException("jcstress doesn't take its options");
            }
            try {
                new JCStress(options).run();
                return true;
            } catch (AssertionError found) {
                return false;
            }
        } finally {
            System.setOut(CONSOLE);
        }
    }
}
