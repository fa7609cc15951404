// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who chooses the clock speed, and between which bounds (kernel: Documentation/admin-guide/pm/cpufreq.rst). All other
 * governors than {@code performance} follow the load, {@code powersave} of intel_pstate too, or keep the clock low.
 */
@AutoService(Check.class)
public final class CpuGovernor implements Check {
    private static final String FOLDER = "/sys/devices/system/cpu/cpufreq";
    private static final String WANTED = "performance";
    private static final double KHZ_PER_MHZ = 1000;

    @Override
    public String id() {
        return "cpu-governor";
    }

    @Override
    public String why() {
        return "A clock that follows the load is slow when a thread wakes, so waits cost more than they would.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String unseen = "the kernel doesn't choose the clock; in a guest the hypervisor does";
        Set<String> governors = new TreeSet<>();
        Set<String> ranges = new TreeSet<>();
        List<String> policies = machine.list(FOLDER, unseen).stream()
                .filter(name -> name.matches("policy\\d+"))
                .toList();
        for (String policy : policies) {
            String folder = FOLDER + "/" + policy;
            // One whose CPUs are all offline answers EBUSY (kernel: drivers/cpufreq/cpufreq.c, show()).
            Optional<String> governor = machine.find(folder + "/scaling_governor");
            if (governor.isPresent()) {
                governors.add(governor.orElseThrow());
                ranges.addAll(range(machine, folder));
            }
        }
        if (governors.isEmpty()) {
            throw new CannotTellException(
                    policies.isEmpty()
                            ? FOLDER + " has no policy: " + unseen
                            : "no policy in " + FOLDER + " can be read");
        }
        String value = String.join(", ", governors) + (ranges.isEmpty() ? "" : "; " + String.join(", ", ranges));
        return governors.equals(Set.of(WANTED))
                ? Finding.ok(value)
                : Finding.warn(value, "echo " + WANTED + " | tee " + FOLDER + "/policy*/scaling_governor");
    }

    private static List<String> range(MachineView machine, String folder) {
        OptionalDouble least = machine.number(folder + "/scaling_min_freq");
        OptionalDouble most = machine.number(folder + "/scaling_max_freq");
        return least.isPresent() && most.isPresent()
                ? List.of(String.format(
                        Locale.ROOT,
                        "%.0f to %.0f MHz",
                        least.getAsDouble() / KHZ_PER_MHZ,
                        most.getAsDouble() / KHZ_PER_MHZ))
                : List.of();
    }
}
