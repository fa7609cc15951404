// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Parallelism;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the hash of a cell's code tells apart. */
class CodeHashTest {
    private static final Cell THREE_STATE = pair(MutexKind.THREE_STATE_FUTEX);
    private static final Cell TWO_STATE = pair(MutexKind.TWO_STATE_FUTEX);
    private static final Cell FLOOR = Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    private static final Cell GATE = Cell.ofProbe(Parallelism.ID);

    @Test
    void everyBenchmarkAndLockOfAPlanHasOne() {
        Plan plan = plan(Stream.of(THREE_STATE, TWO_STATE, FLOOR, GATE));
        SortedMap<String, String> code = CodeHash.of(plan);
        assertThat(code.keySet())
                .containsExactlyInAnyOrder(
                        THREE_STATE.benchmark(),
                        FLOOR.benchmark(),
                        GATE.benchmark(),
                        Run.lock("THREE_STATE_FUTEX"),
                        Run.lock("TWO_STATE_FUTEX"));
        assertThat(code.values()).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{16}"));
        assertThat(CodeHash.of(plan)).isEqualTo(code);
    }

    @Test
    void cellsOfOneBenchmarkDifferByTheirLock() {
        Run run = ShortRun.run(plan(Stream.of(THREE_STATE, TWO_STATE)));
        Run hashed = new Run(
                run.format(), run.startedAt(), run.command(), run.environment(), run.plan(), CodeHash.of(run.plan()));
        assertThat(hashed.codeOf(THREE_STATE))
                .isNotEqualTo(hashed.codeOf(TWO_STATE))
                .contains("+");
        assertThat(hashed.codeOf(FLOOR)).as("not in the plan").isEmpty();
        assertThat(run.codeOf(THREE_STATE)).as("an older run").isEmpty();
    }

    @Test
    void theCompilerIsKnownInAFolderWithASpaceToo(@TempDir Path folder) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Build-Jdk-Spec", "25");
        Path jar = Files.createDirectory(folder.resolve("my checkout")).resolve("a.jar");
        new JarOutputStream(Files.newOutputStream(jar), manifest).close();
        assertThat(CodeHash.compiler(jar.toUri().toURL())).contains("25");
        assertThat(CodeHash.compiler(folder.toUri().toURL())).isEmpty();
    }

    private static Plan plan(Stream<Cell> cells) {
        Timing timing = new Timing(1, 1, 1, 1);
        List<PlannedCell> planned =
                cells.map(cell -> new PlannedCell(cell, timing)).toList();
        return new Plan("test", 1, 1, Jvm.ofPath("/bin/java"), planned);
    }

    private static Cell pair(MutexKind kind) {
        return Cell.of(UncontendedLock.class, "pair", Map.of("mutex", kind.name()), 1);
    }
}
