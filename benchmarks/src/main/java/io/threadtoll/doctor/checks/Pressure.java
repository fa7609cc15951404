// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How much of the last minute some thread waited for a resource (kernel: Documentation/accounting/psi.rst). */
final class Pressure {
    private static final Pattern SOME = Pattern.compile("some .*avg60=(\\d{1,3}\\.\\d{1,9}) .*");
    private static final double MOST_PERCENT = 10;

    private Pressure() {}

    /**
     * Looks.
     *
     * @param resource as its file in {@code /proc/pressure} is called
     * @param command shows who it is that waits or makes others wait
     */
    static Finding look(MachineView machine, String resource, String command) throws CannotTellException {
        String file = "/proc/pressure/" + resource;
        String text = machine.read(file, "the kernel was built without CONFIG_PSI, or booted with psi=0");
        Matcher some = SOME.matcher(text.lines().findFirst().orElse(""));
        if (!some.matches()) {
            throw new CannotTellException(file + " has no avg60 in its first line");
        }
        String value = some.group(1) + " % of the last minute";
        return Double.parseDouble(some.group(1)) > MOST_PERCENT ? Finding.warn(value, command) : Finding.ok(value);
    }
}
