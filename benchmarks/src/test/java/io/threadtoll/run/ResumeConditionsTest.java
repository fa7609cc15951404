// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.threadtoll.bench.uncontended.HardwareFloor;
import io.threadtoll.bench.uncontended.UncontendedLock;
import io.threadtoll.machine.EnvironmentReader;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.model.Timing;
import io.threadtoll.probe.gil.PythonUpdates;
import io.threadtoll.probe.gil.Pythons;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may not have changed between the start of a run and its going on. */
class ResumeConditionsTest {
    private static final Plan PLAN = new Plan(
            "by hand",
            1,
            7,
            JvmReader.read(List.of()),
            List.of(new PlannedCell(Cell.of(HardwareFloor.class, "increment", Map.of(), 1), new Timing(1, 1, 1, 1))),
            List.of());

    private static final Environment HERE = EnvironmentReader.read();
    private static final SortedMap<String, String> CODE = CodeHash.of(PLAN);

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void hereItGoesOn() {
        assertThatCode(() -> ResumeConditions.require(run(HERE, PLAN, CODE))).doesNotThrowAnyException();
    }

    @Test
    void whatARunDoesNotSayIsNotLookedAt() {
        Environment bare = new Environment(HERE.processors(), new TreeMap<>());
        Plan old = on(Jvm.ofPath(PLAN.jvms().get(0).path()));
        assertThatCode(() -> ResumeConditions.require(run(bare, old, new TreeMap<>())))
                .doesNotThrowAnyException();
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpu.model",
                "kernel.release",
                "cpus.allowed",
                "process.variables",
                "process.nice",
                "process.policy"
            })
    void anotherMachineIsRefused(String field) {
        Environment other = new Environment(HERE.processors(), with(HERE.fields(), field, "another"));
        refused(run(other, PLAN, CODE), field + " another then, " + HERE.field(field) + " now");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void anotherNumberOfCpusIsRefused() {
        Environment other = new Environment(HERE.processors() + 1, HERE.fields());
        refused(run(other, PLAN, CODE), "CPUs " + (HERE.processors() + 1) + " then");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @ParameterizedTest
    @ValueSource(strings = {"jdk.version", "jdk.vm.version"})
    void anUpdatedJvmIsRefused(String field) {
        Jvm jvm = PLAN.jvms().get(0);
        Plan other = on(new Jvm(jvm.label(), jvm.path(), with(jvm.fields(), field, "old")));
        refused(run(HERE, other, CODE), field + " of " + jvm.path() + " old then");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void otherCodeIsRefused() {
        String benchmark = PLAN.cells().get(0).cell().benchmark();
        refused(run(HERE, PLAN, with(CODE, benchmark, "c0de")), "the code of " + benchmark + " is another");
    }

    @Execution(ExecutionMode.CONCURRENT)
    @Test
    void anotherLockIsRefusedWhereACellTakesIt() {
        Cell pair = Cell.of(UncontendedLock.class, "pair", Map.of("mutex", "FAIR_FUTEX"), 1);
        Plan plan = new Plan(
                "by hand", 1, 7, PLAN.jvms(), List.of(new PlannedCell(pair, new Timing(1, 1, 1, 1))), List.of());
        refused(
                run(HERE, plan, with(CodeHash.of(plan), "mutex.FAIR_FUTEX", "c0de")),
                "the code of mutex.FAIR_FUTEX is another");
    }

    @Test
    void anotherPythonAtItsPlaceIsRefused() {
        Plan plan = new Plan(
                "by hand",
                1,
                7,
                PLAN.jvms(),
                List.of(new PlannedCell(PythonUpdates.cell("/bin/true"), new Timing(0, 0, 1, 1))),
                List.of());
        String field = Pythons.FIELD + "/bin/true";
        Environment before = new Environment(HERE.processors(), with(HERE.fields(), field, "CPython 3.11.1"));
        refused(run(before, plan, CodeHash.of(plan)), field + " CPython 3.11.1 then, /bin/true is no CPython");
    }

    private static Plan on(Jvm jvm) {
        return new Plan(PLAN.name(), PLAN.rounds(), PLAN.seed(), jvm, PLAN.cells());
    }

    private static Run run(Environment environment, Plan plan, SortedMap<String, String> code) {
        return new Run(Run.FORMAT, Instant.EPOCH, List.of("run"), environment, plan, code);
    }

    private static SortedMap<String, String> with(SortedMap<String, String> fields, String name, String value) {
        SortedMap<String, String> others = new TreeMap<>(fields);
        others.put(name, value);
        return others;
    }

    private static void refused(Run run, String why) {
        assertThatExceptionOfType(BadResultException.class)
                .isThrownBy(() -> ResumeConditions.require(run))
                .withMessageContaining(why);
    }
}
