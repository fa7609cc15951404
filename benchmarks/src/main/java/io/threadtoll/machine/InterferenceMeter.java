// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import io.threadtoll.linux.CpuTimes;
import io.threadtoll.linux.OwnCpu;
import io.threadtoll.model.Interference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Watches what else the machine does between its making and {@link #stop}. */
public final class InterferenceMeter {
    private static final Pattern PRESSURE = Pattern.compile("some .*total=(\\d+)");

    private final KernelFiles files;
    private final CpuTimes cpus;
    private final OwnCpu own;
    private final double pressureUs;
    private final long startedNs = System.nanoTime();

    /** Watches this machine. */
    public InterferenceMeter() {
        this(KernelFiles.ofThisMachine());
    }

    InterferenceMeter(KernelFiles files) {
        this.files = files;
        cpus = CpuTimes.parse(read("/proc/stat"));
        own = OwnCpu.parse(read("/proc/self/stat"));
        pressureUs = pressureUs();
    }

    /** What came since; CPU time of our children counts as ours once they have ended. */
    public Interference stop() {
        CpuTimes spent = CpuTimes.parse(read("/proc/stat")).since(cpus);
        long ours = OwnCpu.parse(read("/proc/self/stat")).ticks() - own.ticks();
        double total = Math.max(1, spent.total());
        double wallUs = (System.nanoTime() - startedNs) / 1e3;
        return new Interference(
                spent.steal() / total,
                Math.max(0, spent.busy() - ours) / total,
                Double.parseDouble(read("/proc/loadavg").split(" ", 2)[0]),
                (pressureUs() - pressureUs) / wallUs);
    }

    private double pressureUs() {
        Matcher some = PRESSURE.matcher(files.find("/proc/pressure/cpu").orElse(""));
        return some.find() ? Double.parseDouble(some.group(1)) : Double.NaN;
    }

    private String read(String path) {
        return files.find(path).orElseThrow(() -> new IllegalStateException(path + " can't be read"));
    }
}
