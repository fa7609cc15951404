// SPDX-License-Identifier: Apache-2.0
package io.threadtoll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which package may know which. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.threadtoll");

    @ParameterizedTest
    @CsvSource({
        "measure, bench probe profiler run claim compare report cli",
        "bench, probe profiler run claim compare report cli",
        "probe, bench run claim compare report cli",
        "profiler, mutex measure bench probe run claim compare report cli",
        "claim, run compare report cli",
        "compare, run bench probe report cli",
        "report, run bench cli",
        "run, compare report cli",
        "linux, mutex measure bench probe profiler run claim compare report cli",
        "mutex, measure bench probe profiler run claim compare report cli",
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
