// SPDX-License-Identifier: Apache-2.0
package io.threadtoll;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.Findings;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.AuxCounters;

/** What is counted or found has a constant, and every constant is of something that is. */
class MetricConstantsTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.threadtoll");

    private static final JavaClasses STRAYS =
            new ClassFileImporter().importClasses(Metric.class, Findings.class, StrayCounter.class, StrayProbe.class);

    /**
     * A constant: a static field, or a field of an enum's constants.
     *
     * @param field where it stands
     * @param metric what it is
     */
    private record Constant(JavaField field, Metric metric) {}

    @Test
    void everyCounterHasAConstant() {
        assertThat(unnamed(OURS)).isEmpty();
        assertThat(counters(OURS)).as("the check sees them").contains("fairnessFraction", "serviceP999Ns", "missedOps");
    }

    @Test
    void aCounterWithoutAConstantIsSeen() {
        assertThat(unnamed(STRAYS)).containsExactly("strayPerOp");
    }

    /** What {@link Findings} takes is a metric, so a finding has a constant if metrics are made nowhere else. */
    @Test
    void metricsAreMadeForConstantsOnly() {
        assertThat(madeElsewhere(OURS)).isEmpty();
        assertThat(constants(OURS).map(Constant::metric).map(Metric::name))
                .as("the check sees them")
                .contains("cpuPerWall", "freePidMax", "atMemory", "pthreadStackBytes", "busyP99Ns");
    }

    @Test
    void aMetricOrFindingsMadeOnTheWayAreSeen() {
        assertThat(madeElsewhere(STRAYS))
                .containsExactlyInAnyOrder("StrayProbe.metric makes Metric", "StrayProbe.findings makes Findings");
    }

    @Test
    void noConstantIsUnused() {
        assertThat(unused(OURS)).isEmpty();
    }

    @Test
    void anUnusedConstantIsSeen() {
        assertThat(unused(new ClassFileImporter().importClasses(StrayConstant.class)))
                .containsExactly("strayConstantNs");
    }

    /** A benchmark's name and a probe's may be the same: they are never in the same fork. */
    @Test
    void aNameHasOneConstant() {
        for (boolean probes : new boolean[] {false, true}) {
            Map<String, Set<Integer>> places = constants(OURS)
                    .filter(constant -> probes == isProbes(constant))
                    .collect(Collectors.groupingBy(
                            constant -> constant.metric().name(),
                            Collectors.mapping(
                                    constant -> System.identityHashCode(constant.metric()), Collectors.toSet())));
            assertThat(places)
                    .allSatisfy((name, metrics) -> assertThat(metrics).as(name).hasSize(1));
        }
    }

    private static Set<String> unnamed(JavaClasses classes) {
        Set<String> names = counters(classes);
        constants(classes).forEach(constant -> names.remove(constant.metric().name()));
        return names;
    }

    /** By JMH's rules: each public field, and each public method that returns something. */
    private static Set<String> counters(JavaClasses classes) {
        return classes.stream()
                .filter(each -> each.isAnnotatedWith(AuxCounters.class))
                .flatMap(each -> Stream.concat(
                        each.getFields().stream(),
                        each.getMethods().stream()
                                .filter(method -> !method.getRawReturnType().isEquivalentTo(void.class))))
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC))
                .map(JavaMember::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Constant> constants(JavaClasses classes) {
        return classes.stream()
                .flatMap(each -> each.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .flatMap(MetricConstantsTest::constants);
    }

    private static Stream<Constant> constants(JavaField field) {
        boolean isMetric = field.getRawType().isEquivalentTo(Metric.class);
        if (field.getModifiers().contains(JavaModifier.STATIC)) {
            return isMetric ? Stream.of(new Constant(field, (Metric) value(field.reflect(), null))) : Stream.empty();
        }
        boolean holdsMetrics = isMetric || field.getRawType().isAssignableTo(Map.class);
        return field.getOwner().isEnum() && holdsMetrics
                ? Arrays.stream(field.getOwner().reflect().getEnumConstants())
                        .flatMap(constant -> metrics(value(field.reflect(), constant)))
                        .map(metric -> new Constant(field, metric))
                : Stream.empty();
    }

    private static Stream<Metric> metrics(Object value) {
        Collection<?> all = value instanceof Map<?, ?> map ? map.values() : List.of(value);
        return all.stream().filter(Metric.class::isInstance).map(Metric.class::cast);
    }

    private static Object value(Field field, Object of) {
        try {
            field.setAccessible(true);
            return field.get(of);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    /** Neither counted nor ever read: a constant's name is read where it is asked for or published. */
    private static Set<String> unused(JavaClasses classes) {
        Set<String> counters = counters(classes);
        return constants(classes)
                .filter(constant -> !counters.contains(constant.metric().name()))
                .filter(constant -> isCounters(constant) || !isRead(constant.field()))
                .map(constant -> constant.metric().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** One of these is there to be counted, so to be asked for is not enough. */
    private static boolean isCounters(Constant constant) {
        String owner = constant.field().getOwner().getName();
        return owner.startsWith("io.threadtoll.bench.")
                || (owner.startsWith("io.threadtoll.model.") && !owner.equals(Metric.class.getName()));
    }

    private static boolean isProbes(Constant constant) {
        return constant.field().getOwner().getPackageName().startsWith("io.threadtoll.probe");
    }

    /** An enum's is read through a method, which has to be called. */
    private static boolean isRead(JavaField field) {
        Set<JavaCodeUnit> readers = field.getAccessesToSelf().stream()
                .map(JavaAccess::getOrigin)
                .filter(reader -> !isInitializer(reader) || !reader.getOwner().equals(field.getOwner()))
                .collect(Collectors.toSet());
        return field.getModifiers().contains(JavaModifier.STATIC)
                ? !readers.isEmpty()
                : readers.stream()
                        .flatMap(reader -> reader.getAccessesToSelf().stream())
                        .anyMatch(call -> !call.getOriginOwner().equals(field.getOwner()));
    }

    private static boolean isInitializer(JavaCodeUnit code) {
        return code instanceof JavaStaticInitializer || code instanceof JavaConstructor;
    }

    private static List<String> madeElsewhere(JavaClasses classes) {
        return Stream.concat(
                        makers(classes.get(Metric.class))
                                .filter(maker -> !(maker instanceof JavaStaticInitializer))
                                .filter(maker -> !(maker instanceof JavaConstructor
                                        && maker.getOwner().isEnum()))
                                .map(maker -> name(maker) + " makes Metric"),
                        makers(classes.get(Findings.class)).map(maker -> name(maker) + " makes Findings"))
                .toList();
    }

    /** Who calls a constructor of it, or a method of its that does. */
    private static Stream<JavaCodeUnit> makers(JavaClass made) {
        Stream<? extends JavaCodeUnit> ways = made.isEquivalentTo(Metric.class)
                ? made.getCodeUnits().stream()
                        .filter(unit -> unit instanceof JavaConstructor
                                || unit.getRawReturnType().isEquivalentTo(Metric.class))
                : made.getConstructors().stream();
        return ways.flatMap(way -> way.getAccessesToSelf().stream())
                .map(JavaAccess::getOrigin)
                .filter(maker -> !maker.getOwner().equals(made))
                .distinct();
    }

    private static String name(JavaCodeUnit code) {
        return code.getOwner().getSimpleName() + "." + code.getName();
    }

    @AuxCounters
    static class StrayCounter {
        public double strayPerOp() {
            return 0;
        }
    }

    static class StrayConstant {
        static final Metric NEVER_READ = Metric.of("strayConstantNs");
    }

    static class StrayProbe {
        Metric metric() {
            return Metric.of("strayBytes");
        }

        Findings findings() {
            return new Findings(new TreeMap<>(), new TreeMap<>(), "");
        }
    }
}
