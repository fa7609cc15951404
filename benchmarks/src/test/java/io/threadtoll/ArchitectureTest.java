// SPDX-License-Identifier: Apache-2.0
package io.threadtoll;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.threadtoll.claim.Claim;
import io.threadtoll.cli.Verb;
import io.threadtoll.doctor.Check;
import io.threadtoll.probe.Probe;
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
        "statistics, model journal jvm machine bench probe profiler run claim compare doctor report cli",
        "model, journal jvm machine bench probe profiler run claim compare doctor report cli",
        "journal, jvm machine bench probe profiler run claim compare doctor report cli",
        "jvm, mutex statistics machine bench probe profiler run claim compare doctor report cli",
        "machine, mutex bench probe profiler run claim compare doctor report cli",
        "bench, probe profiler run claim compare doctor report cli",
        "probe, bench run claim compare doctor report cli",
        "profiler, mutex model journal statistics machine bench probe run claim compare doctor report cli",
        "claim, run compare doctor report cli",
        "compare, run bench probe doctor report cli",
        "doctor, mutex bench profiler run claim compare report cli",
        "report, run bench cli",
        "run, doctor report cli",
        "linux, mutex model journal statistics machine bench probe profiler run claim compare doctor report cli",
        "mutex, model journal statistics machine bench probe profiler run claim compare doctor report cli",
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

    /** Nor does it start another program; the room that it looks through asks git once, for a run and not for it. */
    @Test
    void onlyWhatMeasuresStartsJvms() {
        noClasses()
                .that()
                .resideOutsideOfPackages(within("jvm"), within("bench"), within("probe"), within("run"))
                .should()
                .dependOnClassesThat(resideInAPackage(within("jvm"))
                        // What this JVM is belongs to the environment, and starts none.
                        .and(not(name("io.threadtoll.jvm.JvmFields"))))
                .check(OURS);
    }

    @Test
    void thereIsOneWayToStartOne() {
        noClasses()
                .that()
                .resideOutsideOfPackage(within("jvm"))
                .and()
                // Asks git, which is no JVM.
                .doNotHaveFullyQualifiedName("io.threadtoll.machine.SourceCommit")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(ProcessBuilder.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String.class)
                .orShould()
                .callMethod(Runtime.class, "exec", String[].class)
                .check(OURS);
    }

    @Test
    void theDoctorChangesNothing() {
        onlyLooks("doctor").check(OURS);
        onlyLooks("machine").check(OURS);
        noClasses()
                .that()
                .resideInAPackage(within("doctor"))
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.(Process.*|Runtime)|io\\.threadtoll\\.linux\\.Affinity"
                        + "|io\\.threadtoll\\.machine\\.(SourceCommit|EnvironmentReader)")
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
    void whatMakesControlGroupsAndStartsProcessesDoesMoreThanLook() {
        assertThat(onlyLooks("probe.limits").evaluate(OURS).getFailureReport().getDetails())
                .anyMatch(violation -> violation.contains("PidsGroup") && violation.contains("Files.createDirectory"))
                .anyMatch(violation -> violation.contains("World") && violation.contains("Rlimit"))
                .anyMatch(violation -> violation.contains("CrowdProcess"));
    }

    private static ArchRule onlyLooks(String room) {
        return noClasses()
                .that()
                .resideInAPackage(within(room))
                .and()
                .doNotHaveFullyQualifiedName("io.threadtoll.machine.SourceCommit")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("java\\.lang\\.Process(Builder)?|java\\.io\\..*(Output|Writer).*"
                        + "|io\\.threadtoll\\.linux\\.Rlimit")
                .orShould()
                .callMethodWhere(describe("changes something", ArchitectureTest::changes));
    }

    private static boolean changes(JavaMethodCall call) {
        return switch (call.getTargetOwner().getName()) {
            case "java.nio.file.Files" ->
                call.getName().matches("(write|delete|create|set|move|copy|newO|newBufferedW).*");
            case "java.lang.Runtime" -> !call.getName().matches("availableProcessors|getRuntime|version|feature");
            case "java.lang.ProcessHandle" -> call.getName().startsWith("destroy");
            case "io.threadtoll.linux.Affinity" -> !call.getName().equals("allowed");
            default -> false;
        };
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
