// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.model.Unit;

/** Memory that can be had without swapping: the machine's, or what its control groups leave this process. */
@AutoService(Check.class)
public final class Memory implements Check {
    /** Shows what would have to end to have more. */
    static final String WHO_HAS_MOST = "ps -eo rss,pid,comm --sort=-rss | head";

    /** 10,000 threads at both ends of their connections, and two JVMs. */
    private static final double ENOUGH_BYTES = 2.0 * (1L << 30);

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public String why() {
        return "Servers and clients with 10,000 connections take some 2 GiB, a million connections 12 GiB.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        double left = machine.headroom()
                .of(Limit.MEMORY)
                .orElseThrow(() -> new CannotTellException("/proc/meminfo has no MemAvailable"));
        String value = Unit.BYTES.format(left) + " available";
        return left < ENOUGH_BYTES ? Finding.warn(value, WHO_HAS_MOST) : Finding.ok(value);
    }
}
