// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

import io.threadtoll.machine.Machine;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Scale;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A probe of a CPython: one interpreter is started in each fork, and what it says of itself is among the findings. */
abstract class PythonProbe implements Probe {
    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(Machine.PYTHON, List.of(Machine.USUAL_PYTHON))));
    }

    @Override
    public final List<String> scripts() {
        return List.of(PythonProcess.SCRIPT);
    }

    @Override
    public final Findings measure(Map<String, String> params) throws Exception {
        try (PythonProcess python = PythonProcess.start(params.get(Machine.PYTHON))) {
            Map<Metric, List<Double>> found = new LinkedHashMap<>(measure(python, params));
            python.interpreter().facts().forEach((fact, value) -> found.put(fact, List.of(value)));
            return Findings.ofSteps(found).withNote(python.interpreter().summary());
        }
    }

    /** Measures an interpreter that has started; each figure with the value of each step where it has steps. */
    abstract Map<Metric, List<Double>> measure(PythonProcess python, Map<String, String> params) throws Exception;
}
