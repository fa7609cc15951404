// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.checks;

import io.threadtoll.mutex.MutexKind;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jcstress.JCStress;
import org.openjdk.jcstress.Options;
import org.openjdk.jcstress.infra.Status;
import org.openjdk.jcstress.infra.collectors.DiskReadCollector;
import org.openjdk.jcstress.infra.collectors.InProcessCollector;
import org.openjdk.jcstress.infra.collectors.TestResult;
import org.openjdk.jcstress.infra.grading.ReportUtils;
import org.openjdk.jcstress.vm.VMSupport;

/** jcstress over every {@link MutexKind}, or over the futex layer: the control must fail, and nothing else may. */
public final class Stress {
    private static final String LOG = "jcstress.log";
    private static final PrintStream TERMINAL = System.out;

    /** What a JVM that tests no lock is told. */
    private static final String LAYER = "FutexLayer";

    /** What came of the tests of one kind. */
    private enum Outcome {
        HOLDS,
        FAILS,
        /** A JVM ended by itself, or did nothing in time, or there was none. */
        WAS_NOT_TESTED
    }

    private Stress() {}

    /**
     * Leaves what jcstress says in files of the working directory.
     *
     * @param args {@code mutexes} or {@code layer}, milliseconds of an iteration, and the number of iterations of a test
     */
    public static void main(String[] args) throws Exception {
        boolean layer = args[0].equals("layer");
        List<String> tested = new ArrayList<>();
        if (layer) {
            tested.add(LAYER);
        } else {
            for (MutexKind kind : MutexKind.values()) {
                tested.add(kind.name());
            }
        }
        Map<String, List<TestResult>> results =
                stress(tested, layer ? LAYER + ".*" : "Guarded.*", args[1], args[2]).stream()
                        .collect(Collectors.groupingBy(Stress::tested));
        int passed = 0;
        for (String what : tested) {
            List<TestResult> its = results.getOrDefault(what, List.of());
            Outcome outcome = outcome(its);
            Outcome expected = what.equals(MutexKind.NO_MUTEX.name()) ? Outcome.FAILS : Outcome.HOLDS;
            TERMINAL.printf(
                    "%-24s %-14s %d tests, %,d samples%n",
                    what,
                    text(outcome, expected),
                    its.size(),
                    its.stream().mapToLong(TestResult::getTotalCount).sum());
            if (outcome == expected) {
                passed++;
            }
        }
        TERMINAL.printf("%d passed, %d failed%n", passed, tested.size() - passed);
        if (passed < tested.size()) {
            TERMINAL.println("What jcstress said is in " + LOG + ".");
        }
        System.exit(passed == tested.size() ? 0 : 1);
    }

    private static Outcome outcome(List<TestResult> results) {
        if (results.stream()
                .anyMatch(result -> result.status() == Status.NORMAL && !ReportUtils.statusToPassed(result))) {
            return Outcome.FAILS;
        }
        boolean tested = !results.isEmpty()
                && results.stream()
                        .allMatch(result -> ReportUtils.statusToPassed(result) && result.getTotalCount() > 0);
        return tested ? Outcome.HOLDS : Outcome.WAS_NOT_TESTED;
    }

    private static String text(Outcome outcome, Outcome expected) {
        return switch (outcome) {
            case HOLDS -> "holds";
            case FAILS -> expected == Outcome.FAILS ? "fails, as meant" : "FAILS";
            case WAS_NOT_TESTED -> "WAS NOT TESTED";
        };
    }

    private static String tested(TestResult result) {
        String start = argument("");
        return result.getConfig().jvmArgs.stream()
                .filter(argument -> argument.startsWith(start))
                .map(argument -> argument.substring(start.length()))
                .findFirst()
                .orElseThrow();
    }

    private static String argument(String tested) {
        return "-D" + TestedMutex.PROPERTY + "=" + tested;
    }

    /**
     * One run, since jcstress looks for 10 s at the JVM before it begins. It has one kind of JVM for each call that asks it to
     * look for some, and asks by itself for those of its options.
     */
    private static Collection<TestResult> stress(List<String> tested, String tests, String time, String iterations)
            throws Exception {
        System.setOut(new PrintStream(LOG, StandardCharsets.UTF_8));
        Options options = new Options(new String[] {
            "-t",
            tests,
            "-jvmArgs",
            argument(tested.get(0)),
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
        for (String what : tested.subList(1, tested.size())) {
            VMSupport.detectAvailableVMConfigs(false, List.of(argument(what)), List.of());
        }
        try {
            new JCStress(options).run();
        } catch (AssertionError found) {
            // The results say what.
        }
        InProcessCollector results = new InProcessCollector();
        DiskReadCollector file = new DiskReadCollector(options.getResultFile(), results);
        file.dump();
        file.close();
        return results.getTestResults();
    }
}
