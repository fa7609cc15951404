// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

import io.threadtoll.linux.CpuTimes;
import io.threadtoll.linux.OwnCpu;
import io.threadtoll.linux.ProcFs;
import io.threadtoll.model.Interference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches what else the machine does between its making and {@link #stop}. */
final class InterferenceMeter {
    private static final Pattern PRESSURE = Pattern.compile("some .*total=(\\d+)");

    private final CpuTimes cpus = CpuTimes.now();
    private final OwnCpu own = OwnCpu.now();
    private final double pressureUs = pressureUs();
    private final long startedNs = System.nanoTime();

    /** What came since; CPU time of our children counts as ours once they have ended. */
    Interference stop() {
        CpuTimes spent = CpuTimes.now().since(cpus);
        long ours = OwnCpu.now().ticks() - own.ticks();
        double total = Math.max(1, spent.total());
        double wallUs = (System.nanoTime() - startedNs) / 1e3;
        return new Interference(
                spent.steal() / total,
                Math.max(0, spent.busy() - ours) / total,
                Double.parseDouble(ProcFs.read("/proc/loadavg").split(" ", 2)[0]),
                (pressureUs() - pressureUs) / wallUs);
    }

    private static double pressureUs() {
        Matcher some = PRESSURE.matcher(ProcFs.find("/proc/pressure/cpu").orElse(""));
        return some.find() ? Double.parseDouble(some.group(1)) : Double.NaN;
    }
}
