// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.threadtoll.bench.binding.BoundLock;
import io.threadtoll.bench.contention.ContendedLock;
import io.threadtoll.bench.contextswitch.HopMedium;
import io.threadtoll.bench.contextswitch.ThreadHop;
import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.linux.Binding;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
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
import io.threadtoll.probe.gil.PythonUpdates;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

    private static final Run INSTALLED = run(CELLS, new ClassFiles());

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
    void aScriptIsPartOfTheProbeThatRunsIt() {
        assertThat(CodeHash.withScripts("a", List.of())).isEqualTo("a");
        assertThat(CodeHash.withScripts("a", List.of("one")))
                .isNotEqualTo(CodeHash.withScripts("a", List.of("another")))
                .isNotEqualTo(CodeHash.withScripts("b", List.of("one")))
                .matches("[0-9a-f]{16}");
        Cell python = PythonUpdates.cell("python3");
        assertThat(CodeHash.of(plan(List.of(python))).get(python.benchmark())).matches("[0-9a-f]{16}");
    }

    @Test
    void cellsOfOneBenchmarkDifferByTheirLock() {
        Run run = run(List.of(pair(MutexKind.THREE_STATE_FUTEX), pair(MutexKind.TWO_STATE_FUTEX)), new ClassFiles());
        assertThat(run.codeOf(pair(MutexKind.THREE_STATE_FUTEX)))
                .isNotEqualTo(run.codeOf(pair(MutexKind.TWO_STATE_FUTEX)))
                .contains("+");
        assertThat(run.codeOf(FLOOR)).as("not in the plan").isEmpty();
        assertThat(hashed(run.plan(), new TreeMap<>()).codeOf(pair(MutexKind.THREE_STATE_FUTEX)))
                .as("an older run")
                .isEmpty();
    }

    /** BoundLock always takes a THREE_STATE_FUTEX; it has no parameter for it. */
    @Test
    void theFutexIsPartOfWhatWaitsOnOne() {
        assertThat(changedBy("io/threadtoll/linux/Futex"))
                .containsExactlyInAnyOrderElementsOf(Stream.of(
                                Arrays.stream(Binding.values()).map(CodeHashTest::bound),
                                Arrays.stream(MutexKind.values())
                                        .filter(kind -> kind.family() == MutexKind.Family.FUTEX)
                                        .flatMap(CodeHashTest::locks),
                                Stream.of(hop(HopMedium.FUTEX), hop(HopMedium.BARE_FUTEX)))
                        .flatMap(cells -> cells)
                        .toList());
    }

    @Test
    void aLockIsPartOfWhatTakesIt() {
        assertThat(changedBy("io/threadtoll/mutex/ThreeStateFutex"))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Binding.values()).map(CodeHashTest::bound),
                                locks(MutexKind.THREE_STATE_FUTEX, MutexKind.SPIN_THEN_WAIT_FUTEX))
                        .toList());
        assertThat(changedBy("io/threadtoll/mutex/JdkReentrant"))
                .containsExactlyInAnyOrderElementsOf(locks(MutexKind.JDK_REENTRANT, MutexKind.JDK_REENTRANT_FAIR)
                        .toList());
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void whatAProbeStartsInAnotherJvmIsPartOfIt() {
        assertThat(changedBy("io/threadtoll/probe/connections/server/NettyLoop"))
                .containsExactly(serve(ServerModel.NETTY_LOOP));
        assertThat(changedBy("io/threadtoll/probe/connections/client/EchoClient"))
                .containsExactlyElementsOf(Arrays.stream(ServerModel.values())
                        .map(CodeHashTest::serve)
                        .toList());
    }

    @Test
    void whatHandsJmhItsFiguresIsPartOfTheBenchmark() {
        assertThat(changedBy("io/threadtoll/bench/contextswitch/HopCost"))
                .containsExactlyElementsOf(
                        Arrays.stream(HopMedium.values()).map(CodeHashTest::hop).toList());
    }

    /** An alternative more in front of all others moves their numbers and those of their classes and lambdas. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void anAlternativeMoreChangesNoHash() throws IOException {
        Map<String, String> sources = new TreeMap<>();
        Map<String, String> longer = new TreeMap<>();
        Set<String> registers =
                new CodeReach(CodeHash::installed, CodeHash.roots().values()).registers();
        for (String register : registers) {
            String file = register.replaceFirst("\\$.*", "");
            sources.put(file, source(file));
            longer.put(file, withOneMoreConstant(source(file), register.replaceFirst(".*[/$]", "")));
        }
        ClassFiles before = new ClassFiles().compiled(sources);
        ClassFiles after = new ClassFiles().compiled(longer);
        assertThat(registers)
                .hasSizeGreaterThan(5)
                .allSatisfy(register -> assertThat(constants(after, register))
                        .hasSize(constants(before, register).size() + 1)
                        .containsAll(constants(before, register)));
        Plan full = plan(Catalog.load().cells(new Machine(2), Scale.FULL));
        assertThat(new CodeHash(after).hashes(full)).isEqualTo(new CodeHash(before).hashes(full));
    }

    /** Controls of the one above: what all alternatives share counts in each, and what one is made of in that one. */
    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void whatALockIsMadeOfIsPartOfIt() throws IOException {
        String name = "io/threadtoll/mutex/MutexKind";
        String text = source(name);
        Run before = run(CELLS, new ClassFiles().compiled(Map.of(name, text)));
        assertThat(changed(before, run(CELLS, new ClassFiles().compiled(Map.of(name, "// A comment.\n\n" + text)))))
                .isEmpty();
        String allLocks = replaced(text, "factory.apply(Binding.standard())", "factory.apply(null)");
        assertThat(changed(before, run(CELLS, new ClassFiles().compiled(Map.of(name, allLocks)))))
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                Arrays.stream(Binding.values()).map(CodeHashTest::bound), locks(MutexKind.values()))
                        .toList());
        String oneLock = replaced(text, "() -> new JdkReentrant(true)", "() -> new JdkReentrant(!true)");
        assertThat(changed(before, run(CELLS, new ClassFiles().compiled(Map.of(name, oneLock)))))
                .containsExactlyInAnyOrderElementsOf(
                        locks(MutexKind.JDK_REENTRANT_FAIR).toList());
    }

    @ParameterizedTest
    @EnumSource(Binding.class)
    void aBindingIsPartOfWhatGoesThroughIt(Binding binding) {
        String calls = switch (binding) {
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

    @Test
    void ofAClassForNewerJvmsTooThatOneCountsOnAll(@TempDir Path folder) throws IOException {
        Path newer = Files.createDirectories(folder.resolve("META-INF/versions/22"));
        Files.writeString(folder.resolve("Old.class"), "old");
        Files.writeString(folder.resolve("Both.class"), "old");
        Files.writeString(newer.resolve("Both.class"), "new");
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
            assertThat(CodeHash.installed("Old", loader)).asString().isEqualTo("old");
            assertThat(CodeHash.installed("Both", loader)).asString().isEqualTo("new");
            assertThatIllegalStateException()
                    .isThrownBy(() -> CodeHash.installed("Neither", loader))
                    .withMessageContaining("Neither");
        }
    }

    private static Set<String> constants(ClassFiles files, String register) {
        return PlainClass.of(files.apply(register), true).constants();
    }

    private static String source(String name) throws IOException {
        for (String module : List.of("benchmarks", "native-futex")) {
            Path file = Path.of("..", module, "src/main/java", name + ".java");
            if (Files.exists(file)) {
                return Files.readString(file);
            }
        }
        throw new NoSuchFileException(name);
    }

    private static String replaced(String text, String part, String other) {
        assertThat(text).containsOnlyOnce(part);
        return text.replace(part, other);
    }

    /** The first constant of an enum stands there twice then, the first time under another name. */
    private static String withOneMoreConstant(String source, String name) {
        String bare = source.replaceAll("(?s)/\\*\\*.*?\\*/", "");
        int start = bare.indexOf('{', bare.indexOf("enum " + name + " {")) + 1;
        int end = start;
        for (int depth = 0; depth > 0 || ",;".indexOf(bare.charAt(end)) < 0; end++) {
            char next = bare.charAt(end);
            depth += "({".indexOf(next) >= 0 ? 1 : ")}".indexOf(next) >= 0 ? -1 : 0;
        }
        return bare.substring(0, start) + "NEW_" + bare.substring(start, end).strip() + "," + bare.substring(start);
    }

    private static Collection<Cell> changedBy(String name) {
        return changed(INSTALLED, run(CELLS, new ClassFiles().changed(name)));
    }

    private static Collection<Cell> changed(Run before, Run after) {
        assertThat(CELLS).allMatch(cell -> !before.codeOf(cell).isEmpty());
        return CELLS.stream()
                .filter(cell -> !before.codeOf(cell).equals(after.codeOf(cell)))
                .toList();
    }

    private static Run run(List<Cell> cells, ClassFiles files) {
        Plan plan = plan(cells);
        return hashed(plan, new CodeHash(files).hashes(plan));
    }

    private static Run hashed(Plan plan, SortedMap<String, String> code) {
        return new Run(Run.FORMAT, Instant.EPOCH, List.of(), new Environment(2, new TreeMap<>()), plan, code);
    }

    private static Stream<Cell> locks(MutexKind... kinds) {
        return Arrays.stream(kinds).flatMap(kind -> Stream.of(pair(kind), pass(kind)));
    }

    static Plan plan(List<Cell> cells) {
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
