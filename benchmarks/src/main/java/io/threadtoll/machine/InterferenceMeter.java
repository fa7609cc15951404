// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine;

import io.threadtoll.linux.CpuTimes;
import io.threadtoll.linux.OwnCpu;
import io.threadtoll.model.Interference;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Watches what else the CPUs that this process may use do between its making and {@link #stop}: a competitor on one of two
 * allowed CPUs must not drown among 62 others, and what runs on those disturbs nobody here. Where the kernel doesn't say, or
 * says what can't be, as some containers do, it is unknown.
 */
public final class InterferenceMeter {
    private static final String STAT = "/proc/stat";
    private static final Pattern PRESSURE = Pattern.compile("some .*total=(\\d{1,18})");

    private final KernelFiles files;
    private final Optional<CpuTimes> cpus;
    private final Optional<OwnCpu> own;
    private final double pressureUs;
    private final long startedNs = System.nanoTime();

    /** Watches this machine. */
    public InterferenceMeter() {
        this(KernelFiles.ofThisMachine());
    }

    InterferenceMeter(KernelFiles files) {
        this.files = files;
        cpus = cpus();
        own = own();
        pressureUs = pressureUs();
    }

    /** What came since; CPU time of our children counts as ours once they have ended. */
    public Interference stop() {
        Optional<CpuTimes> spent =
                cpus.flatMap(before -> cpus().map(now -> now.since(before))).filter(CpuTimes::isPlausible);
        Optional<Long> ours = own.flatMap(before -> own().map(now -> now.ticks() - before.ticks()));
        double total = spent.map(times -> Math.max(1.0, (double) times.total())).orElse(Double.NaN);
        double wallUs = (System.nanoTime() - startedNs) / 1e3;
        return new Interference(
                spent.map(times -> times.steal() / total).orElse(Double.NaN),
                spent.flatMap(times -> ours.map(ticks -> Math.max(0, times.busy() - ticks) / total))
                        .orElse(Double.NaN),
                load(),
                (pressureUs() - pressureUs) / wallUs);
    }

    /** Those of the CPUs allowed here, or where that can't be told of all. */
    private Optional<CpuTimes> cpus() {
        try {
            String stat = files.find(STAT).orElse("");
            try {
                return Optional.of(CpuTimes.parse(stat, CpuList.allowed(files).toBitSet()));
            } catch (CannotTellException | IllegalArgumentException noSuchLines) {
                return Optional.of(CpuTimes.parse(stat));
            }
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<OwnCpu> own() {
        try {
            return files.find("/proc/self/stat").map(OwnCpu::parse);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private double load() {
        String load = files.find("/proc/loadavg").orElse("").split("\\s", 2)[0];
        return load.matches("\\d{1,9}(\\.\\d{1,9})?") ? Double.parseDouble(load) : Double.NaN;
    }

    private double pressureUs() {
        Matcher some = PRESSURE.matcher(files.find("/proc/pressure/cpu").orElse(""));
        return some.find() ? Double.parseDouble(some.group(1)) : Double.NaN;
    }
}
