// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.Probes;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Setup;

/** Every metric that a question or a probe names as one that matters is one that it counts. */
class MainMetricsTest {
    private static final Path REFERENCE =
            Path.of("..", "results", "2026-11-25T203945-AMD-EPYC-6.18.44-fc-v509-jdk17-jdk25");

    @Test
    void aBenchmarkCountsThoseOfItsQuestion() throws ClassNotFoundException {
        for (Catalog.Entry entry : Catalog.load().entries()) {
            Class<?> benchmark =
                    Class.forName(entry.name().substring(0, entry.name().lastIndexOf('.')));
            assertThat(counters(benchmark))
                    .as(entry.name())
                    .contains(entry.question().metrics());
        }
    }

    @Test
    void aMetricThatNobodyCountsIsMissed() {
        assertThat(counters(ContendedLock.class))
                .contains("fairnessFraction", "kernelFutexCallsPerOp")
                .doesNotContain("fairness", "handoffP50Ns", "toString");
    }

    @Test
    void aProbeFindsThoseThatItNames() {
        TreeMap<String, Set<String>> found = new TreeMap<>();
        ResultFolder.open(REFERENCE).forks().stream()
                .filter(fork -> fork.cell().isProbe() && fork.status() == Fork.Status.MEASURED)
                .forEach(fork -> found.computeIfAbsent(fork.cell().probe(), probe -> new HashSet<>())
                        .addAll(fork.metrics().keySet()));
        List<Probe> naming = new ArrayList<>(Probes.all());
        naming.removeIf(probe -> probe.mainMetrics().isEmpty());
        assertThat(naming).extracting(Probe::id).contains("thread-stack", "limits");
        // The reference knows nothing of probes that came later; what those find is looked at by their own tests.
        naming.removeIf(probe -> !found.containsKey(probe.id()));
        naming.forEach(probe -> assertThat(found.get(probe.id())).as(probe.id()).containsAll(probe.mainMetrics()));
    }

    @Test
    void theCatalogHasThemByCell() {
        Catalog catalog = Catalog.load();
        assertThat(catalog.mainMetrics(new Cell(ContendedLock.class.getName() + ".pass", new TreeMap<>(), 2)))
                .startsWith("fairnessFraction", "cpuPerOpNs");
        assertThat(catalog.mainMetrics(Cell.ofProbe("thread-stack"))).contains("javaResidentBytes");
        assertThat(catalog.mainMetrics(Cell.ofProbe("a-strangers"))).isEmpty();
        assertThat(catalog.mainMetrics(new Cell("a.strangers.Benchmark.method", new TreeMap<>(), 2)))
                .isEmpty();
    }

    private static Set<String> counters(Class<?> benchmark) {
        Set<Class<?>> states = new HashSet<>();
        methods(benchmark)
                .filter(method ->
                        method.isAnnotationPresent(Benchmark.class) || method.isAnnotationPresent(Setup.class))
                .forEach(method -> addStates(states, method));
        return states.stream()
                .filter(state -> state.isAnnotationPresent(AuxCounters.class))
                .flatMap(state -> Stream.concat(
                        Arrays.stream(state.getFields()).map(Field::getName),
                        methods(state)
                                .filter(method -> method.getParameterCount() == 0
                                        && method.getReturnType().isPrimitive()
                                        && method.getReturnType() != void.class)
                                .map(Method::getName)))
                .collect(Collectors.toSet());
    }

    /** JMH gives a benchmark the states that its methods take, and those that these take in turn. */
    private static void addStates(Set<Class<?>> states, Method method) {
        for (Class<?> state : method.getParameterTypes()) {
            if (states.add(state)) {
                methods(state)
                        .filter(setup -> setup.isAnnotationPresent(Setup.class))
                        .forEach(setup -> addStates(states, setup));
            }
        }
    }

    private static Stream<Method> methods(Class<?> type) {
        return Arrays.stream(type.getMethods()).filter(method -> method.getDeclaringClass() != Object.class);
    }
}
