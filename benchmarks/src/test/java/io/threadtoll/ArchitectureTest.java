// SPDX-License-Identifier: Apache-2.0
package io.threadtoll;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.threadtoll.claim.Claim;
import io.threadtoll.cli.Verb;
import io.threadtoll.doctor.Check;
import io.threadtoll.probe.Probe;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which package may know which. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.threadtoll");

    @ParameterizedTest
    @CsvSource({
        "statistics, model journal bench probe profiler run claim compare doctor report cli",
        "model, journal bench probe profiler run claim compare doctor report cli",
        "journal, bench probe profiler run claim compare doctor report cli",
        "bench, probe profiler run claim compare doctor report cli",
        "probe, bench run claim compare doctor report cli",
        "profiler, mutex model journal statistics bench probe run claim compare doctor report cli",
        "claim, run compare doctor report cli",
        "compare, run bench probe doctor report cli",
        "doctor, mutex bench profiler claim compare report cli",
        "report, run bench cli",
        "run, compare doctor report cli",
        "linux, mutex model journal statistics bench probe profiler run claim compare doctor report cli",
        "mutex, model journal statistics bench probe profiler run claim compare doctor report cli",
    })
    void knowsNothingOf(String from, String to) {
        noClasses()
                .that()
                .resideInAPackage(within(from))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(Arrays.stream(to.split(" ", -1))
                        .map(ArchitectureTest::within)
                        .toArray(String[]::new))
                .check(OURS);
    }

    @Test
    void onlyTheKernelsDoorUsesJna() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.threadtoll.linux..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.sun.jna..")
                .check(OURS);
    }

    @Test
    void theDoctorChangesNothing() {
        noClasses()
                .that()
                .resideInAPackage(within("doctor"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Process.*|Runtime)|java\\.io\\..*(Output|Writer).*"
                        + "|io\\.threadtoll\\.linux\\.(Rlimit|Affinity)")
                .orShould()
                .callMethodWhere(describe(
                        "changes a file",
                        call -> call.getTargetOwner().isEquivalentTo(Files.class)
                                && call.getName().matches("(write|delete|create|set|move|copy|newO|newBufferedW).*")))
                .check(OURS);
    }

    /** A class without {@code @AutoService} would be there, tested by nobody and found by no user. */
    @ParameterizedTest
    @ValueSource(classes = {Claim.class, Probe.class, Check.class, Verb.class})
    void whoeverIsOneIsFoundAsOne(Class<?> service) {
        assertThat(ServiceLoader.load(service).stream()
                        .map(found -> found.type().getName()))
                .containsExactlyInAnyOrderElementsOf(OURS.stream()
                        .filter(type -> type.isAssignableTo(service))
                        .filter(type ->
                                !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT))
                        .map(JavaClass::getName)
                        .toList());
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Manager")
                .check(OURS);
    }

    private static String within(String name) {
        return "io.threadtoll." + name + "..";
    }
}
