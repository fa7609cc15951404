// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.bench.lostupdates.CounterKind;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;
import io.threadtoll.probe.Scale;
import io.threadtoll.probe.connections.server.ServerModel;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.annotations.Param;

/** What is reached, over the whole catalog, and where nothing chooses. */
class CodeReachTest {
    private static final Map<String, String> ROOTS = CodeHash.roots();
    private static final CodeReach REACH = new CodeReach(CodeHash::installed, ROOTS.values());
    private static final String STANDBY = "io/threadtoll/mutex/StandbyFutex";

    /** Takes the lock of any name. */
    static final class AnyLock {
        Mutex lock(String name) {
            return MutexKind.valueOf(name).create();
        }
    }

    /** Takes every lock. */
    static final class AllLocks {
        Set<MutexKind> locks() {
            return EnumSet.allOf(MutexKind.class);
        }
    }

    /** Takes one lock. */
    static final class OneLock {
        Mutex lock() {
            return MutexKind.JDK_MONITOR.create();
        }
    }

    /** Asks which lock something is, and takes none itself. */
    static final class AskingLock {
        boolean isStandby(MutexKind kind) {
            return kind == MutexKind.STANDBY_FUTEX || kind.name().equals(MutexKind.FAIR_FUTEX.name());
        }
    }

    /** Has a parameter for the lock. */
    static final class ChosenLock {
        @Param
        MutexKind mutex;

        Mutex lock(String name) {
            return MutexKind.valueOf(name).create();
        }
    }

    /** Each may take the lock of any name. */
    enum Way {
        ANY_LOCK {
            @Override
            Object take(String name) {
                return new AnyLock().lock(name);
            }
        },
        NONE {
            @Override
            Object take(String name) {
                return name;
            }
        };

        abstract Object take(String name);
    }

    /** Has a parameter, and only a constant that it can choose takes a lock. */
    static final class ChosenWay {
        @Param
        Way way;

        Object take(String name) {
            return way.take(name);
        }
    }

    @ParameterizedTest
    @ValueSource(classes = {AnyLock.class, AllLocks.class, ChosenWay.class})
    void aRegisterOfWhichNothingChoosesCountsWhole(Class<?> type) {
        assertThat(whereNothingIsChosen(CodeHash::installed, type))
                .isNotEqualTo(whereNothingIsChosen(new ClassFiles().changed(STANDBY), type));
    }

    @ParameterizedTest
    @ValueSource(classes = {OneLock.class, AskingLock.class, ChosenLock.class})
    void ofOneOfWhichSomethingChoosesOnlyThatCounts(Class<?> type) {
        assertThat(whereNothingIsChosen(CodeHash::installed, type))
                .isEqualTo(whereNothingIsChosen(new ClassFiles().changed(STANDBY), type));
    }

    private static String whereNothingIsChosen(Function<String, byte[]> files, Class<?> type) {
        Set<String> roots = new HashSet<>(ROOTS.values());
        roots.add(named(type));
        return new CodeReach(files, roots).hash(named(type));
    }

    @Test
    void everyCellHasAHashAndEveryConstantThatAParameterNamesToo() {
        List<Cell> cells = Catalog.load().cells(new Machine(2), Scale.FULL);
        SortedMap<String, String> code = CodeHash.of(CodeHashTest.plan(cells));
        assertThat(cells).hasSizeGreaterThan(1_000).allSatisfy(cell -> {
            assertThat(code).containsKey(cell.benchmark());
            assertThat(cell.params()).allSatisfy((parameter, value) -> {
                if (value.matches("[A-Z].*")) {
                    assertThat(code).containsKey(parameter + "." + value);
                }
            });
        });
    }

    @Test
    void everyEnumOfAParameterIsARegister() throws ClassNotFoundException {
        Set<Class<?>> states = new HashSet<>();
        for (Catalog.Entry entry : Catalog.load().entries()) {
            addStates(Class.forName(ROOTS.get(entry.name()).replace('/', '.')), states);
        }
        List<Class<?>> enums = states.stream()
                .flatMap(state -> Arrays.stream(state.getDeclaredFields()))
                .filter(field -> field.isAnnotationPresent(Param.class))
                .<Class<?>>map(Field::getType)
                .filter(Class::isEnum)
                .distinct()
                .toList();
        assertThat(enums).contains(MutexKind.class, CounterKind.class, NativeLoop.Entry.class);
        assertThat(REACH.registers())
                .containsAll(enums.stream().map(CodeReachTest::named).toList())
                .contains(named(ServerModel.class));
    }

    private static void addStates(Class<?> type, Set<Class<?>> states) {
        if (type != null && type.getName().startsWith("io.threadtoll.") && states.add(type)) {
            addStates(type.getSuperclass(), states);
            Arrays.stream(type.getDeclaredMethods())
                    .filter(method -> method.getAnnotations().length > 0)
                    .flatMap(method -> Arrays.stream(method.getParameterTypes()))
                    .forEach(state -> addStates(state, states));
        }
    }

    /** A value's hash stands once in a run, for all of its benchmarks. */
    @Test
    void aParameterMeansTheSameRegisterEverywhere() {
        Map<String, String> meanings = new HashMap<>();
        for (String root : ROOTS.values()) {
            REACH.choices(root).forEach((parameter, register) -> {
                String known = meanings.putIfAbsent(parameter, register);
                assertThat(register).as(parameter).isEqualTo(known == null ? register : known);
            });
        }
        assertThat(meanings).containsEntry("mutex", named(MutexKind.class));
    }

    @Test
    void whatJudgesComparesAndShowsIsNotMeasured() {
        assertThat(ROOTS.values().stream().distinct())
                .hasSizeGreaterThan(20)
                .allSatisfy(root -> assertThat(REACH.nodes(root))
                        .contains(root)
                        .noneMatch(node ->
                                node.matches("io/threadtoll/(model|journal|claim|compare|doctor|report|run|cli)/.*")));
    }

    private static String named(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
