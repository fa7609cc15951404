// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.model.Metric;

/** What each probe of a CPython finds beside what it measures: which one it was. */
public final class PythonFacts {
    /** The 11 of CPython 3.11.2. */
    public static final Metric MINOR = Metric.of("pythonMinor");

    /** The 2 of it. */
    public static final Metric MICRO = Metric.of("pythonMicro");

    /** 1 where it was built without a GIL (PEP 703). */
    public static final Metric GIL_DISABLED = Metric.of("gilDisabledByBuild");

    /** 1 where there is a GIL at run time: a build without may take it back for an extension. */
    public static final Metric GIL_ON = Metric.of("gilOn");

    private PythonFacts() {}
}
