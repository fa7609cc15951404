// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InheritedTest {
    private static final String USUAL = stat("0", "0");

    @Test
    void nothingIsSetAsARule() {
        SortedMap<String, String> fields = fields(Map.of("PATH", "/bin"), USUAL);
        assertThat(fields)
                .containsOnly(
                        Map.entry(Inherited.VARIABLES, "none"),
                        Map.entry(Inherited.NICE, "0"),
                        Map.entry(Inherited.POLICY, "SCHED_OTHER"));
        assertThat(Inherited.distorting(fields)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "JAVA_TOOL_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "_JAVA_OPTIONS",
                "GLIBC_TUNABLES",
                "LD_PRELOAD",
                "MALLOC_ARENA_MAX"
            })
    void aVariableThatChangesAJvmIsTold(String name) {
        SortedMap<String, String> fields = fields(Map.of(name, "a=b c"), USUAL);
        assertThat(fields).containsEntry(Inherited.VARIABLES, name + "=a=b c");
        assertThat(Inherited.distorting(fields))
                .containsExactly(name + "=a=b c, which every JVM that is started obeys");
        assertThat(Inherited.names(fields.get(Inherited.VARIABLES))).containsExactly(name);
    }

    @Test
    void oneThatIsEmptyIsNotSet() {
        assertThat(fields(Map.of("LD_PRELOAD", ""), USUAL)).containsEntry(Inherited.VARIABLES, "none");
    }

    @ParameterizedTest
    @CsvSource({
        "19, 0, 'nice 19, not 0'",
        "0, 3, 'policy SCHED_BATCH, not SCHED_OTHER'",
        "0, 99, 'policy 99, not SCHED_OTHER'"
    })
    void niceAndPolicyAreTold(String nice, String policy, String told) {
        assertThat(Inherited.distorting(fields(Map.of(), stat(nice, policy)))).containsExactly(told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1 (java) S 1", "1 (java) S x y z", ")"})
    void whatTheKernelDoesNotShowIsLeftOut(String stat) {
        assertThat(fields(Map.of(), stat)).containsOnlyKeys(Inherited.VARIABLES);
    }

    private static SortedMap<String, String> fields(Map<String, String> variables, String stat) {
        return Inherited.fields(
                name -> Optional.ofNullable(variables.get(name)), new SavedFiles().with("/proc/self/stat", stat));
    }

    /** Fields 19 and 41 of a process whose command has a bracket and a space in it. */
    private static String stat(String nice, String policy) {
        return "1 (a) b) S" + " 0".repeat(15) + " " + nice + " 0".repeat(21) + " " + policy + " 0 0\n";
    }
}
