// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.machine.EnvironmentReader;
import io.threadtoll.machine.Inherited;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Environment;
import io.threadtoll.model.Jvm;
import io.threadtoll.model.Plan.PlannedCell;
import io.threadtoll.model.Run;
import io.threadtoll.probe.gil.Pythons;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * What a run has to find as it was when it goes on: forks of another machine, JVM or code that joined its own would be taken
 * for the same.
 */
public final class ResumeConditions {
    private static final List<String> MACHINE = List.of(
            "cpu.model",
            "kernel.release",
            EnvironmentReader.ALLOWED,
            Inherited.VARIABLES,
            Inherited.NICE,
            Inherited.POLICY);
    private static final List<String> JVM = List.of("jdk.version", "jdk.vm.version");

    private final List<String> changes = new ArrayList<>();

    private ResumeConditions() {}

    /**
     * Looks whether a run can go on here. What it doesn't say of itself isn't looked at.
     *
     * @throws BadResultException if anything has changed; the message says what
     */
    public static void require(Run run) {
        ResumeConditions conditions = new ResumeConditions();
        conditions.machine(run.environment());
        run.jvms().forEach(conditions::jvm);
        conditions.pythons(run);
        conditions.code(run);
        if (!conditions.changes.isEmpty()) {
            throw new BadResultException("this run can't go on here, because its forks would be of two kinds: "
                    + String.join("; ", conditions.changes) + ". Start a new run.");
        }
    }

    private void machine(Environment before) {
        Environment now = EnvironmentReader.read();
        compare("CPUs", String.valueOf(before.processors()), String.valueOf(now.processors()));
        MACHINE.forEach(field -> compare(field, before.fields().get(field), now.field(field)));
    }

    private void jvm(Jvm jvm) {
        if (jvm.fields().keySet().stream().noneMatch(JVM::contains)) {
            return;
        }
        SortedMap<String, String> now = JvmReader.fields(Path.of(jvm.path()));
        JVM.forEach(field -> compare(field + " of " + jvm.path(), jvm.fields().get(field), now.get(field)));
    }

    /** Those that the run measures and could measure then. */
    private void pythons(Run run) {
        List<String> measured =
                Machine.of(run.environment())
                        .measuring(run.plan().cells().stream().map(PlannedCell::cell))
                        .pythons()
                        .stream()
                        .filter(path -> run.environment().fields().containsKey(Pythons.FIELD + path))
                        .toList();
        SortedMap<String, String> now = Pythons.describe(measured);
        measured.stream()
                .map(Pythons.FIELD::concat)
                .forEach(field ->
                        compare(field, run.environment().fields().get(field), now.getOrDefault(field, "unknown")));
    }

    private void code(Run run) {
        if (run.code().isEmpty()) {
            return;
        }
        SortedMap<String, String> now = CodeHash.of(run.plan());
        List<String> other = run.code().keySet().stream()
                .filter(name -> !run.code().get(name).equals(now.get(name)))
                .toList();
        if (!other.isEmpty()) {
            changes.add("the code of " + other.get(0) + (other.size() > 1 ? " and " + (other.size() - 1) + " more" : "")
                    + " is another");
        }
    }

    private void compare(String what, String before, String now) {
        if (before != null && !before.equals(now)) {
            changes.add(what + " " + before + " then, " + now + " now");
        }
    }
}
