// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.model.Metric;
import io.threadtoll.model.Unit;
import java.util.Map;

/**
 * What a Python says of itself.
 *
 * @param implementation whose it is, as {@code platform.python_implementation()} has it
 * @param major the 3 of 3.11.2
 * @param minor the 11
 * @param micro the 2
 * @param text {@code sys.version} in one line: what built it, and when
 * @param executable its own program, whatever shim or link started it; empty where it doesn't know
 * @param buildFlags what its configure was told; empty where it doesn't say
 * @param gilDisabled whether it was built without a GIL (PEP 703)
 * @param gilOn whether there is one at run time: a build without may take it back for an extension
 * @param switchIntervalNs how long a thread may keep the GIL that another one waits for, in ns
 * @param startMethod how its multiprocessing starts processes unless told otherwise
 * @param subinterpreters whether it has interpreters with a GIL of their own (PEP 684)
 * @param hashReleases whether its hashlib hashes without holding the GIL
 */
record Interpreter(
        String implementation,
        int major,
        int minor,
        int micro,
        String text,
        String executable,
        String buildFlags,
        boolean gilDisabled,
        boolean gilOn,
        long switchIntervalNs,
        String startMethod,
        boolean subinterpreters,
        boolean hashReleases) {
    private static final String CPYTHON = "CPython";
    private static final int OLDEST_MINOR = 6;

    /** Why what is measured here can't be measured of it; empty where it can. */
    String refusal() {
        if (!CPYTHON.equals(implementation)) {
            return "it is " + implementation + " " + text + ", and what the article says is of CPython's GIL";
        }
        return major != 3 || minor < OLDEST_MINOR ? "it is " + name() + ", and 3." + OLDEST_MINOR + " is needed" : "";
    }

    /** Its name and version. */
    String name() {
        return implementation + " " + major + "." + minor + "." + micro + (gilDisabled ? "t" : "");
    }

    /** The facts that a claim needs beside what is measured. */
    Map<Metric, Double> facts() {
        return Map.of(
                PythonFacts.MINOR,
                (double) minor,
                PythonFacts.MICRO,
                (double) micro,
                PythonFacts.GIL_DISABLED,
                gilDisabled ? 1.0 : 0.0,
                PythonFacts.GIL_ON,
                gilOn ? 1.0 : 0.0);
    }

    /** What a reader of its figures has to know. */
    String summary() {
        return name() + runTime();
    }

    /** All that sets it apart from others, in a line. */
    String description() {
        return implementation + " " + text
                + runTime()
                + (buildFlags.isEmpty() ? "" : "; configured with " + buildFlags);
    }

    private String runTime() {
        return (gilDisabled ? "; built without a GIL" : "")
                + (gilOn
                        ? "; GIL on, switched after " + Unit.NANOSECONDS.format((double) switchIntervalNs)
                        : "; GIL off")
                + (subinterpreters ? "; interpreters with a GIL of their own" : "")
                + (startMethod.isEmpty() ? "" : "; multiprocessing by " + startMethod);
    }
}
