// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which addresses the server sees, with a range of a few ports. */
class SourcePortsTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Above the range that the kernel itself takes ports from, so that nobody has them by chance. */
    private static final int FIRST = 61_100;

    private static final int LAST = FIRST + 3;

    @Test
    void goesOnFromOneAddressToTheNext() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port(), new SourceAddresses(FIRST, LAST))) {
            assertThat(client.open(10, LONG).stopped()).isEmpty();
            assertThat(hosts(server)).containsExactlyInAnyOrder("127.0.0.2", "127.0.0.3", "127.0.0.4");
            assertThat(server.peers()).hasSize(10).allMatch(peer -> peer.getPort() >= FIRST && peer.getPort() <= LAST);
            assertThat(client.answerAll(LONG).answered()).isEqualTo(10);
        }
    }

    @Test
    void aPortThatIsListenedOnIsLeftOut() throws IOException {
        InetAddress second = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        try (ServerSocket busy = new ServerSocket(FIRST + 1, 1, second);
                SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port(), new SourceAddresses(FIRST, LAST))) {
            assertThat(client.open(7, LONG))
                    .matches(opened -> opened.open() == 7 && opened.stopped().isEmpty());
            assertThat(server.peers()).hasSize(7).doesNotContain((InetSocketAddress) busy.getLocalSocketAddress());
        }
    }

    /** Both may bind the address; that the pair of addresses is taken, only connect(2) finds. */
    @Test
    void aPairThatAnotherClientHasIsLeftOut() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient one = new EchoClient(server.port(), new SourceAddresses(FIRST, LAST));
                EchoClient other = new EchoClient(server.port(), new SourceAddresses(FIRST, LAST))) {
            assertThat(one.open(6, LONG).stopped()).isEmpty();
            assertThat(other.open(6, LONG))
                    .matches(opened -> opened.open() == 6 && opened.stopped().isEmpty());
            assertThat(server.peers()).hasSize(12);
            assertThat(one.answerAll(LONG).answered() + other.answerAll(LONG).answered())
                    .isEqualTo(12);
        }
    }

    @Test
    void afterTheLastAddressItSaysSo() throws IOException {
        SourceAddresses two = new SourceAddresses(127 << 24 | 0xff_ff_fe, FIRST, FIRST + 1);
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port(), two)) {
            Opened opened = client.open(5, LONG);
            assertThat(opened.open()).isEqualTo(2);
            assertThat(opened.stopped()).isEqualTo("no source address is left in 127.0.0.0/8");
            assertThat(client.answerAll(LONG).answered()).isEqualTo(2);
        }
    }

    private static Set<String> hosts(SmallServer server) {
        return server.peers().stream().map(InetSocketAddress::getHostString).collect(Collectors.toSet());
    }
}
