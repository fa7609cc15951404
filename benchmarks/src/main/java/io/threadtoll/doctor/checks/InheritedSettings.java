// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.Inherited;
import java.util.List;
import java.util.Map;

/** Environment variables, nice value and scheduling policy that the JVMs of a run would inherit. */
@AutoService(Check.class)
public final class InheritedSettings implements Check {
    @Override
    public String id() {
        return "inherited";
    }

    @Override
    public String why() {
        return "Every JVM of a run has these from the shell that starts it, and they change what it measures.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        Map<String, String> fields = Inherited.fields(machine::variable, machine);
        List<String> distorting = Inherited.distorting(fields);
        if (!distorting.isEmpty()) {
            String variables = fields.get(Inherited.VARIABLES);
            return Finding.warn(
                    String.join("; ", distorting),
                    variables.equals(Inherited.NO_VARIABLE)
                            ? ""
                            : "unset " + String.join(" ", Inherited.names(variables)));
        }
        machine.read("/proc/self/stat");
        return Finding.ok("no variable that changes a JVM, nice " + fields.getOrDefault(Inherited.NICE, "unknown")
                + ", " + fields.getOrDefault(Inherited.POLICY, "policy unknown"));
    }
}
