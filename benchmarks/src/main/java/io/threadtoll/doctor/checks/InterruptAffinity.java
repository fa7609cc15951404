// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.CpuList;
import io.threadtoll.machine.EnvironmentFile;
import java.math.BigInteger;
import java.util.BitSet;

/** Where interrupts go that nobody placed (kernel: Documentation/core-api/irq/irq-affinity.rst). */
@AutoService(Check.class)
public final class InterruptAffinity implements Check {
    private static final String FILE = "/proc/irq/default_smp_affinity";

    /** Digits of a mask between its commas: 32 bits. */
    private static final int GROUP = 8;

    /** The default is copied when an interrupt is set up; those that are there keep theirs. */
    private static final String ONLY_LATER =
            "   # for interrupts to come; of those there are: /proc/irq/N/smp_affinity";

    @Override
    public String id() {
        return "irq-affinity";
    }

    @Override
    public String why() {
        return "CPUs are isolated to be quiet: an interrupt on one of them takes time from the thread there.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        String text = machine.read(FILE);
        if (!text.matches("[0-9a-f]{1,8}(,[0-9a-f]{8}){0,300}")) {
            throw new CannotTellException(FILE + " says '" + text + "', which is no mask of CPUs");
        }
        BigInteger mask = new BigInteger(text.replace(",", ""), 16);
        BitSet isolated =
                CpuList.in(machine, EnvironmentFile.CPUS_ISOLATED.path(), "").toBitSet();
        BigInteger rest = mask;
        for (int cpu = isolated.nextSetBit(0); cpu >= 0; cpu = isolated.nextSetBit(cpu + 1)) {
            rest = rest.clearBit(cpu);
        }
        if (rest.equals(mask)) {
            return Finding.ok(text + (isolated.isEmpty() ? ", and no CPU is isolated" : ", without the isolated CPUs"));
        }
        return Finding.warn(
                text + " has isolated CPUs",
                rest.signum() == 0 ? "" : ShellLine.write(hexadecimal(rest), FILE) + ONLY_LATER);
    }

    private static String hexadecimal(BigInteger mask) {
        StringBuilder text = new StringBuilder(mask.toString(16));
        for (int at = text.length() - GROUP; at > 0; at -= GROUP) {
            text.insert(at, ',');
        }
        return text.toString();
    }
}
