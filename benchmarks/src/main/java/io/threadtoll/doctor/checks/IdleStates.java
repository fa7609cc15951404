// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How long an idle CPU takes to come back (kernel: Documentation/admin-guide/pm/cpuidle.rst, {@code latency}). */
@AutoService(Check.class)
public final class IdleStates implements Check {
    private static final String CPUS = "/sys/devices/system/cpu/";
    private static final String FIRST = CPUS + "cpu0/cpuidle";

    /** A hop between CPUs takes a few microseconds; a wake-up beyond this would be most of it. */
    private static final double MOST_EXIT_US = 10;

    @Override
    public String id() {
        return "idle-states";
    }

    @Override
    public String why() {
        return "A waiter is woken on a CPU that slept meanwhile: the deeper, the longer a hand-over takes.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        List<String> states = machine.list(FIRST, "no idle state is the kernel's to choose").stream()
                .filter(name -> name.matches("state\\d{1,2}"))
                .toList();
        double longestUs = 0;
        String deepest = "";
        List<String> deep = new ArrayList<>();
        for (String state : states) {
            double exitUs = machine.number(FIRST + "/" + state + "/latency")
                    .orElseThrow(() -> new CannotTellException(FIRST + "/" + state + " has no latency"));
            if (machine.number(FIRST + "/" + state + "/disable").orElse(0) != 0) {
                continue;
            }
            if (exitUs >= longestUs) {
                longestUs = exitUs;
                deepest = machine.find(FIRST + "/" + state + "/name").orElse(state);
            }
            if (exitUs > MOST_EXIT_US) {
                deep.add(CPUS + "cpu*/cpuidle/" + state + "/disable");
            }
        }
        if (deepest.isEmpty()) {
            throw new CannotTellException(FIRST + " has no state that is in use");
        }
        String value = String.format(Locale.ROOT, "%.0f us to leave the deepest, %s", longestUs, deepest);
        return deep.isEmpty() ? Finding.ok(value) : Finding.warn(value, "echo 1 | tee " + String.join(" ", deep));
    }
}
