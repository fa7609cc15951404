// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.model.Unit;

/** Whether memory has been moved to disk (proc_meminfo(5)). */
@AutoService(Check.class)
public final class Swap implements Check {
    private static final String FILE = "/proc/meminfo";

    /** All of it comes back into memory: by what is left afterwards nothing else may have to be killed. */
    private static final double MOST_OF_AVAILABLE = 0.5;

    @Override
    public String id() {
        return "swap";
    }

    @Override
    public String why() {
        return "A page that comes back from disk takes milliseconds, and what is swapped out isn't resident memory.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        machine.read(FILE);
        long total = bytes(machine, "SwapTotal:");
        long used = total - bytes(machine, "SwapFree:");
        if (used > 0) {
            long available = machine.labelled(FILE, "MemAvailable:").orElse(0);
            return Finding.warn(
                    Unit.BYTES.format((double) used) + " in use",
                    used < MOST_OF_AVAILABLE * available ? "swapoff -a" : Memory.WHO_HAS_MOST);
        }
        return Finding.ok(total == 0 ? "none" : Unit.BYTES.format((double) total) + ", nothing in it");
    }

    private static long bytes(MachineView machine, String label) throws CannotTellException {
        return machine.labelled(FILE, label)
                .orElseThrow(() -> new CannotTellException(FILE + " has no " + label.replace(":", "")));
    }
}
