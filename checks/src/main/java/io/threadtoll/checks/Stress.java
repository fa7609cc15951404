// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.MutexKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;

/** jcstress over every {@link MutexKind} and over the futex layer: the control must fail, and nothing else may. */
public final class Stress {
    private static final int HOLDS = 0;
    private static final int FAILS = 3;

    private Stress() {}

    /**
     * Leaves what jcstress says in files of the working directory, one for each kind.
     *
     * @param args milliseconds of an iteration, and the number of iterations of a test; before them, in the JVM that this
     *     one starts, what is tested and by which tests
     */
    public static void main(String[] args) throws Exception {
        if (args.length == 4) {
            System.exit(stress(args[0], args[1], args[2], args[3]));
        }
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
        System.out.printf("%d passed, %d failed%n", passed, failed);
        System.exit(failed == 0 ? 0 : 1);
    }

    private static boolean isAsExpected(String what, String tests, boolean mustFail, String[] args) throws Exception {
        Path log = Path.of(what.replace(' ', '-') + ".log");
        long start = System.nanoTime();
        boolean holds = holds(what, tests, log, args);
        System.out.printf(
                "%-22s %-14s %4.0f s%n",
                what, holds ? "holds" : mustFail ? "fails, as meant" : "FAILS", (System.nanoTime() - start) / 1e9);
        if (holds == mustFail) {
            System.out.println(Files.readString(log));
        }
        return holds != mustFail;
    }

    /** In a JVM of its own: jcstress keeps the arguments of its JVMs from one run of a process to the next. */
    private static boolean holds(String what, String tests, Path log, String[] args) throws Exception {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Stress.class.getName(),
                        what,
                        tests,
                        args[0],
                        args[1])
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        int code = process.waitFor();
        if (code != HOLDS && code != FAILS) {
            throw new IOException("jcstress ended with " + code + ": " + Files.readString(log));
        }
        return code == HOLDS;
    }

    private static int stress(String what, String tests, String time, String iterations) throws Exception {
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
            time,
            "-iters",
            iterations,
            "-r",
            "report"
        });
        if (!options.parse()) {
            throw new IOException("jcstress doesn't take its options");
        }
        try {
            new JCStress(options).run();
            return HOLDS;
        } catch (AssertionError found) {
            return FAILS;
        }
    }
}
