// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.binding.BoundLock;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.linux.Binding;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Parallelism;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.Connections;
import io.threadtoll.probe.connections.server.ServerModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hash of a cell's code tells apart. */
class CodeHashTest {
    private static final Cell FLOOR = Cell.of(HardwareFloor.class, "increment", Map.of(), 1);
    private static final Cell GATE = Cell.ofProbe(Parallelism.ID);
    private static final List<Cell> CELLS = Stream.of(
                    Stream.of(FLOOR, GATE),
                    Arrays.stream(MutexKind.values()).map(CodeHashTest::pair),
                    Arrays.stream(MutexKind.values()).map(CodeHashTest::pass),
                    Arrays.stream(HopMedium.values()).map(CodeHashTest::hop),
                    Arrays.stream(Binding.values()).map(CodeHashTest::bound),
                    Arrays.stream(ServerModel.values()).map(CodeHashTest::serve))
            .flatMap(cells -> cells)
            .toList();

    @Test
    void everyBenchmarkOfAPlanHasOneAndEveryValueThatChoosesCode() {
        Plan plan = plan(List.of(pair(MutexKind.THREE_STATE_FUTEX), pass(MutexKind.TWO_STATE_FUTEX), FLOOR, GATE));
        SortedMap<String, String> code = CodeHash.of(plan);
        assertThat(code.keySet())
                .containsExactlyInAnyOrder(
                        pair(MutexKind.NO_MUTEX).benchmark(),
                        pass(MutexKind.NO_MUTEX).benchmark(),
                        FLOOR.benchmark(),
                        GATE.benchmark(),
                        "mutex.THREE_STATE_FUTEX",
                        "mutex.TWO_STATE_FUTEX",
                        "placement.FREE");
        assertThat(code.values()).doesNotHaveDuplicates().allMatch(hash -> hash.matches("[0-9a-f]{16}"));
        assertThat(CodeHash.of(plan)).isEqualTo(code);
    }

    @Test
    void cellsOfOneBenchmarkDifferByTheirLock() {
        Run run = run(List.of(pair(MutexKind.THREE_STATE_FUTEX), pair(MutexKind.TWO_STATE_FUTEX)), new ClassFiles());
        assertThat(run.codeOf(pair(MutexKind.THREE_STATE_FUTEX)))
                .isNotEqualTo(run.codeOf(pair(MutexKind.TWO_STATE_FUTEX)))
                .contains("+");
        assertThat(run.codeOf(FLOOR)).as("not in the plan").isEmpty();
        assertThat(ShortRun.run(run.plan()).codeOf(pair(MutexKind.THREE_STATE_FUTEX)))
                .as("an older run")
                .isEmpty();
    }

    /** BoundLock always takes a THREE_STATE_FUTEX; it has no parameter for it. */
    @Test
    void theFutexIsPartOfWhatWaitsOnOne() {
        assertThat(changedBy("io/threadtoll/linux/Futex"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Arrays.stream(Binding.values()).map(CodeHashTest::bound),
                                locks(MutexKind.Family.FUTEX),
                                Stream.of(hop(HopMedium.FUTEX)))
                        .flatMap(cells -> cells)
                        .toList());
    }

    @Test
    void aLockIsPartOfWhatTakesIt() {
        assertThat(changedBy("io/threadtoll/mutex/ThreeStateFutex"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Binding.values()).map(CodeHashTest::bound),
                                Stream.of(MutexKind.THREE_STATE_FUTEX, MutexKind.SPIN_THEN_WAIT_FUTEX)
                                        .flatMap(kind -> Stream.of(pair(kind), pass(kind))))
                        .toList());
        assertThat(changedBy("io/threadtoll/mutex/JdkReentrant"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                MutexKind.JDK_REENTRANT, MutexKind.JDK_REENTRANT_FAIR)
                        .flatMap(kind -> Stream.of(pair(kind), pass(kind)))
                        .toList());
    }

    @Test
    void whatAProbeStartsInAnotherJvmIsPartOfIt() {
        assertThat(changedBy("io/threadtoll/probe/connections/server/NettyLoop"))
                .containsExactly(serve(ServerModel.NETTY_LOOP));
        assertThat(changedBy("io/threadtoll/probe/connections/client/EchoClient"))
                .containsExactlyElementsOf(
                        Arrays.stream(ServerModel.values()).map(CodeHashTest::serve).toList());
    }

    @Test
    void whatHandsJmhItsFiguresIsPartOfTheBenchmark() {
        assertThat(changedBy("io/threadtoll/bench/contextswitch/HopCost"))
                .containsExactlyElementsOf(
                        Arrays.stream(HopMedium.values()).map(CodeHashTest::hop).toList());
    }

    /** An alternative more, in front of all others, with all their numbers and those of their classes and lambdas moved. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "native-futex io/threadtoll/mutex/MutexKind",
                "native-futex io/threadtoll/linux/Binding",
                "benchmarks io/threadtoll/bench/contextswitch/HopMedium",
                "benchmarks io/threadtoll/bench/lostupdates/CounterKind",
                "benchmarks io/threadtoll/bench/Placement",
                "benchmarks io/threadtoll/probe/connections/server/ServerModel",
                "benchmarks io/threadtoll/probe/limits/StackSize",
                "benchmarks io/threadtoll/probe/limits/World",
            })
    void anAlternativeMoreChangesNoHash(String moduleAndName) throws IOException {
        String[] source = moduleAndName.split(" ", -1);
        String name = source[1];
        String text = Files.readString(Path.of("..", source[0], "src/main/java", name + ".java"));
        Plan full = plan(Catalog.load().cells(2, Scale.FULL));
        CodeHash before = new CodeHash(new ClassFiles().compiled(name, text));
        CodeHash after = new CodeHash(new ClassFiles().compiled(name, withOneMoreConstant(text)));
        assertThat(after.reach().constants(name))
                .hasSize(before.reach().constants(name).size() + 1);
        assertThat(after.hashes(full)).isEqualTo(before.hashes(full));
    }

    /** Controls of the one above: what every alternative has counts in all of them, and what one is made of in that one. */
    @Test
    void whatIsCompiledCounts() throws IOException {
        String name = "io/threadtoll/mutex/MutexKind";
        String text = Files.readString(Path.of("../native-futex/src/main/java", name + ".java"));
        Run before = run(CELLS, new ClassFiles().compiled(name, text));
        String allLocks = text.replace("return factory.apply(Binding.standard())", "return factory.apply(null)");
        assertThat(changed(before, run(CELLS, new ClassFiles().compiled(name, allLocks))))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Binding.values()).map(CodeHashTest::bound),
                                Arrays.stream(MutexKind.values()).flatMap(kind -> Stream.of(pair(kind), pass(kind))))
                        .toList());
        String oneLock = text.replace("() -> new JdkReentrant(true)", "() -> new JdkReentrant(!true)");
        assertThat(changed(before, run(CELLS, new ClassFiles().compiled(name, oneLock))))
                .containsExactlyInAnyOrder(
                        pair(MutexKind.JDK_REENTRANT_FAIR), pass(MutexKind.JDK_REENTRANT_FAIR));
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void aBindingIsPartOfWhatGoesThroughIt(Binding binding) {
        String calls =
                switch (binding) {
                    case JNA_INTERFACE -> "io/threadtoll/linux/InterfaceCalls";
                    case JNA_DIRECT -> "io/threadtoll/linux/DirectCalls";
                    case FFM -> "io/threadtoll/linux/ForeignCalls";
                };
        assertThat(changedBy(calls)).contains(bound(binding)).doesNotContain(FLOOR);
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

    /** The first constant twice, before the first with another name. */
    private static String withOneMoreConstant(String source) {
        String open = source.replaceFirst("(?s)(public enum \\w+ \\{)\\s*(/\\*\\*.*?\\*/\\s*)?", "$1\n");
        int start = open.indexOf('\n', open.indexOf("public enum")) + 1;
        int depth = 0;
        int end = start;
        while (depth > 0 || ",;".indexOf(open.charAt(end)) < 0) {
            depth += "({".indexOf(open.charAt(end)) >= 0 ? 1 : ")}".indexOf(open.charAt(end)) >= 0 ? -1 : 0;
            end++;
        }
        String first = open.substring(start, end).strip();
        return open.substring(0, start) + "NEW_" + first + ",\n" + open.substring(start);
    }

    private static Collection<Cell> changedBy(String name) {
        return changed(run(CELLS, new ClassFiles()), run(CELLS, new ClassFiles().changed(name)));
    }

    private static Collection<Cell> changed(Run before, Run after) {
        assertThat(CELLS).allMatch(cell -> !before.codeOf(cell).isEmpty());
        return CELLS.stream()
                .filter(cell -> !before.codeOf(cell).equals(after.codeOf(cell)))
                .toList();
    }

    private static Run run(List<Cell> cells, ClassFiles files) {
        Run run = ShortRun.run(plan(cells));
        SortedMap<String, String> code = new CodeHash(files).hashes(run.plan());
        return new Run(run.format(), run.startedAt(), run.command(), run.environment(), run.plan(), code);
    }

    private static Stream<Cell> locks(MutexKind.Family family) {
        return Arrays.stream(MutexKind.values())
                .filter(kind -> kind.family() == family)
                .flatMap(kind -> Stream.of(pair(kind), pass(kind)));
    }

    private static Plan plan(List<Cell> cells) {
        Timing timing = new Timing(1, 1, 1, 1);
        List<PlannedCell> planned =
                cells.stream().map(cell -> new PlannedCell(cell, timing)).toList();
        return new Plan("test", 1, 1, Jvm.ofPath("/bin/java"), planned);
    }

    private static Cell pair(MutexKind kind) {
        return Cell.of(UncontendedLock.class, "pair", Map.of("mutex", kind.name()), 1);
    }

    private static Cell pass(MutexKind kind) {
        return Cell.of(ContendedLock.class, "pass", Map.of("mutex", kind.name(), "placement", "FREE"), 2);
    }

    private static Cell hop(HopMedium medium) {
        return Cell.of(ThreadHop.class, "hop", Map.of("medium", medium.name(), "placement", "FREE"), 1);
    }

    private static Cell bound(Binding binding) {
        return Cell.of(BoundLock.class, "pass", Map.of("binding", binding.name(), "placement", "FREE"), 2);
    }

    private static Cell serve(ServerModel model) {
        return Cell.ofProbe(Connections.ID, new TreeMap<>(Connections.cell(model, Scale.QUICK)));
    }
}
