// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.SavedFiles;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ConntrackTest {
    private static final String FOLDER = "/proc/sys/net/netfilter/";

    @Test
    void boundsWhatItTracks() {
        assertThat(new Conntrack(files("120")).free()).contains(262_024.0);
    }

    @Test
    void isNoLimitWhereAConnectionIsNotTracked() {
        assertThat(new Conntrack(files("0")).free()).isEmpty();
        assertThat(new Conntrack(new SavedFiles()).free()).isEmpty();
    }

    @Test
    void isOneWhereTheFirstConnectionRaisesTheCount() {
        AtomicInteger reads = new AtomicInteger();
        KernelFiles rising = new SavedFiles() {
            @Override
            public String read(String path, String whyAbsent) {
                return path.endsWith("_count") ? reads.getAndIncrement() == 0 ? "0" : "2" : "262144";
            }
        };
        assertThat(new Conntrack(rising).free()).contains(262_142.0);
    }

    private static KernelFiles files(String count) {
        return new SavedFiles()
                .with(FOLDER + "nf_conntrack_max", "262144\n")
                .with(FOLDER + "nf_conntrack_count", count + "\n");
    }
}
