// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

import io.threadtoll.machine.CannotTellException;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Every check there is. */
public final class Checks {
    private static final List<Check> ALL = ServiceLoader.load(Check.class).stream()
            .map(ServiceLoader.Provider::get)
            .sorted(Comparator.comparing(Check::id))
            .toList();

    private Checks() {}

    /** All checks, by id. */
    public static List<Check> all() {
        return ALL;
    }

    /** What each finds on a machine: warnings first, then what is unknown, each by id. */
    public static List<Diagnosis> examine(MachineView machine) {
        return all().stream()
                .map(check -> examine(check, machine))
                .sorted(Comparator.comparing(Diagnosis::status).thenComparing(Diagnosis::id))
                .toList();
    }

    private static Diagnosis examine(Check check, MachineView machine) {
        Finding finding = look(check, machine);
        return new Diagnosis(check.id(), finding.status(), finding.value(), check.why(), finding.command());
    }

    private static Finding look(Check check, MachineView machine) {
        try {
            return check.look(machine);
        } catch (CannotTellException unseen) {
            return new Finding(Status.UNKNOWN, unseen.getMessage(), "");
        } catch (RuntimeException broken) {
            // One check that breaks must not take what the others found with it.
            return new Finding(Status.UNKNOWN, "the check failed: " + broken, "");
        }
    }
}
