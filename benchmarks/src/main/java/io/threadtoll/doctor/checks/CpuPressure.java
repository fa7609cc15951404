// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.CannotTellException;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.Machine;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the last minute some thread waited for a CPU (kernel: Documentation/accounting/psi.rst). */
@AutoService(Check.class)
public final class CpuPressure implements Check {
    private static final String FILE = "/proc/pressure/cpu";
    private static final Pattern SOME = Pattern.compile("some .*avg60=(\\d{1,3}\\.\\d{1,9}) .*");
    private static final double MOST_PERCENT = 10;

    @Override
    public String id() {
        return "cpu-pressure";
    }

    @Override
    public String why() {
        return "Where threads queue for a CPU, a woken one waits behind them, and its wait is taken for the lock's.";
    }

    @Override
    public Finding look(Machine machine) throws CannotTellException {
        String text = machine.read(FILE, "the kernel was built without CONFIG_PSI, or booted with psi=0");
        Matcher some = SOME.matcher(text.lines().findFirst().orElse(""));
        if (!some.matches()) {
            throw new CannotTellException(FILE + " has no avg60 in its first line");
        }
        String value = some.group(1) + " % of the last minute";
        return Double.parseDouble(some.group(1)) > MOST_PERCENT
                ? Finding.warn(value, Load.WHO_IS_BUSY)
                : Finding.ok(value);
    }
}
