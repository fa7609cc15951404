// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LabelsTest {
    @Test
    void sayWhatDiffers() {
        assertThat(labels(
                        "results/2026-11-24T123708-AMD-EPYC-6.18.44-fc-v669-jdk17",
                        "results/2026-11-24T124546-AMD-EPYC-6.18.44-fc-v669-jdk25"))
                .containsExactly("2026-11-24T123708-jdk17", "2026-11-24T124546-jdk25");
        assertThat(labels("before-kernel", "after-kernel")).containsExactly("before", "after");
    }

    @Test
    void areTheNamesWhereTheyAreMadeUpDifferently() {
        assertThat(labels("a/before", "a/after-the-update")).containsExactly("before", "after-the-update");
        assertThat(labels("results/one")).containsExactly("one");
        assertThat(labels("jdk17.json", "jdk25.json")).containsExactly("jdk17", "jdk25");
        assertThat(labels()).isEmpty();
    }

    @Test
    void areWhatPathsDifferInWhereNamesDoNot() {
        assertThat(labels("a/run", "b/run")).containsExactly("a", "b");
        assertThat(labels("main/build/results/jmh/results.json", "pr/build/results/jmh/results.json"))
                .containsExactly("main", "pr");
        assertThat(labels("a/results.json", "a/b/results.json")).containsExactly("results", "b/results");
        assertThat(labels("a/run", "b/run", "c/other")).containsExactly("a/run", "b/run", "other");
        assertThat(labels("x/a/1/run.json.gz", "x/b/2/run.json.gz")).containsExactly("a/1", "b/2");
    }

    @Test
    void areDifferentHoweverAlikeThePathsAre() {
        for (List<String> paths : List.of(
                List.of("a/run", "a/run"),
                List.of("a/run", "a/run", "a/run#2"),
                List.of("a-b", "a--b"),
                List.of("/", "/"),
                List.of("-", "--"),
                List.of("x/a#2", "x/a", "x/a"))) {
            assertThat(labels(paths.toArray(String[]::new)))
                    .as("%s", paths)
                    .doesNotHaveDuplicates()
                    .hasSize(paths.size());
        }
    }

    private static List<String> labels(String... paths) {
        return Labels.of(Stream.of(paths).map(Path::of).toList());
    }
}
