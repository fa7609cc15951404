// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** The look at what a server binds finds an address that others can reach. */
class ListeningSocketsTest {
    private static final String TABLE = """
              sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
               0: 0100007F:9C41 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 101 1 0 100 0 0 10 0
               1: 00000000:0016 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 102 1 0 100 0 0 10 0
               2: 00000000:0017 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 103 1 0 100 0 0 10 0
               3: 0100007F:9C41 0200007F:9C42 01 00000000:00000000 00:00000000 00000000     0        0 104 1 0 100 0 0 10 0
            """;

    @Test
    void onlyOwnSocketsThatListenCount() {
        assertThat(ListeningSockets.parse(TABLE, Set.of("101", "102", "104"))).containsExactly("0100007F", "00000000");
    }

    @Test
    void onlyTheLoopbackNetworkIsLoopback() {
        assertThat(ListeningSockets.isLoopback("0100007F")).isTrue();
        assertThat(ListeningSockets.isLoopback("FEFFFF7F")).isTrue();
        assertThat(ListeningSockets.isLoopback("00000000")).isFalse();
        assertThat(ListeningSockets.isLoopback("7F000001")).isFalse();
        assertThat(ListeningSockets.isLoopback("0000000000000000FFFF00000100007F"))
                .isFalse();
    }
}
