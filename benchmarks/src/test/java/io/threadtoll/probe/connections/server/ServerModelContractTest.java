// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every server promises. */
class ServerModelContractTest {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};
    private static final int BACKLOG = 64;

    @ParameterizedTest
    @EnumSource
    void echoesWhatWasSentWhateverThePacketsAre(ServerModel model) throws Exception {
        try (EchoServer server = start(model)) {
            for (long seed = 1; seed <= 12; seed++) {
                EchoChecks.echoesRandomPieces(server.port(), seed);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHalfClosedConnectionGetsEverythingBack(ServerModel model) throws Exception {
        try (EchoServer server = start(model)) {
            EchoChecks.answersHalfClosed(server.port());
            Eventually.holds("no connection is open", () -> server.counts().open() == 0);
            assertThat(server.counts().refused()).isZero();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aResetConnectionLeavesTheOthersAlone(ServerModel model) throws Exception {
        try (EchoServer server = start(model);
                LineClient other = new LineClient(server.port()).assertAnswered()) {
            for (int i = 0; i < 10; i++) {
                LineClient client = new LineClient(server.port()).assertAnswered();
                client.send("not finished");
                client.reset();
            }
            Eventually.holds("the reset ones are closed", () -> server.counts().open() == 1);
            other.assertAnswered();
            assertThat(server.counts()).isEqualTo(new ServerCounts(11, 1, 0, ""));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aClientThatIsKilledLeavesTheOthersAlone(ServerModel model) throws Exception {
        try (EchoServer server = start(model);
                LineClient other = new LineClient(server.port()).assertAnswered()) {
            Process client = new ProcessBuilder(
                            "bash",
                            "-c",
                            "exec 3<>/dev/tcp/127.0.0.1/$0; echo hello >&3; read -r line <&3; echo $line;"
                                    + " printf 'not finished' >&3; read -r never",
                            String.valueOf(server.port()))
                    .start();
            try {
                assertThat(client.inputReader().readLine()).isEqualTo("hello");
                assertThat(server.counts().open()).isEqualTo(2);
            } finally {
                client.destroyForcibly().waitFor();
            }
            Eventually.holds(
                    "the killed one's connection is closed",
                    () -> server.counts().open() == 1);
            other.assertAnswered();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSlowReaderIsHeldBackAndLosesNothing(ServerModel model) throws Exception {
        try (EchoServer server = start(model);
                LineClient other = new LineClient(server.port());
                SlowReader reader = new SlowReader(server.port())) {
            reader.assertHeldBack();
            other.assertAnswered();
            reader.assertAllComesBack();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOverlongLineIsCutOff(ServerModel model) throws Exception {
        try (EchoServer server = start(model);
                LineClient other = new LineClient(server.port()).assertAnswered()) {
            for (String overlong : List.of("x".repeat(LineFraming.LONGEST) + "\n", "x".repeat(100_000))) {
                try (LineClient client = new LineClient(server.port()).assertAnswered()) {
                    client.send(overlong);
                    assertThat(client.isAnswered()).isFalse();
                } catch (IOException reset) {
                    assertThat(reset).hasMessageMatching("(?i).*(reset|broken pipe).*");
                }
            }
            Eventually.holds("both are closed", () -> server.counts().open() == 1);
            other.assertAnswered();
            assertThat(server.counts()).isEqualTo(new ServerCounts(3, 1, 2, LineFraming.OVERLONG));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsLeftAfterTheEnd(ServerModel model) throws Exception {
        // What the JDK and Netty make once for the whole JVM is there after this.
        try (EchoServer server = start(model);
                LineClient client = new LineClient(server.port())) {
            client.assertAnswered();
        }
        List<String> descriptors = OpenDescriptors.ofServers();
        List<Thread> threads = platformThreads();

        List<LineClient> clients = new ArrayList<>();
        try (EchoServer server = start(model)) {
            for (int i = 0; i < 20; i++) {
                clients.add(new LineClient(server.port()).assertAnswered());
            }
            clients.get(0).send("not finished");
            clients.remove(1).close();
            assertThat(OpenDescriptors.ofServers()).hasSizeGreaterThan(descriptors.size());
            assertThat(threads.containsAll(platformThreads())).isFalse();
        }
        for (LineClient client : clients) {
            assertThat(client.isAnswered()).isFalse();
            client.close();
        }

        Eventually.holds(
                "the descriptors are as before",
                () -> OpenDescriptors.ofServers().equals(descriptors));
        Eventually.holds("no new thread lives", () -> threads.containsAll(platformThreads()));
    }

    /** All but those that carry virtual threads: they are the JDK's, which makes and ends them as it likes. */
    private static List<Thread> platformThreads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.getClass().getName().endsWith("CarrierThread"))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void listensOnTheLoopbackInterfaceOnly(ServerModel model) throws Exception {
        try (EchoServer server = start(model)) {
            List<String> addresses =
                    ListeningSockets.addresses(ProcessHandle.current().pid());
            assertThat(addresses).isNotEmpty().allMatch(ListeningSockets::isLoopback);
            assertThat(server.port()).isPositive();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "192.0.2.1", "::1", "::", "::ffff:192.0.2.1"})
    void refusesOtherAddresses(String address) throws IOException {
        InetAddress other = InetAddress.getByName(address);
        assertThat(ServerModel.values())
                .allSatisfy(model -> assertThatThrownBy(() -> model.start(other, 0, BACKLOG))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("127.0.0.0/8"));
    }

    @ParameterizedTest
    @EnumSource
    void aPortInUseIsAnErrorThatLeavesNothing(ServerModel model) throws Exception {
        try (EchoServer server = start(model)) {
            List<String> descriptors = OpenDescriptors.ofServers();
            assertThatThrownBy(() -> model.start(InetAddress.getByAddress(LOOPBACK), server.port(), BACKLOG))
                    .isInstanceOf(IOException.class);
            Eventually.holds(
                    "the descriptors are as before",
                    () -> OpenDescriptors.ofServers().equals(descriptors));
        }
    }

    @Test
    void virtualThreadsNeedJdk21() {
        assertThat(ServerModel.VIRTUAL_THREADS.refusal().isPresent())
                .isEqualTo(Runtime.version().feature() < 21);
    }

    static EchoServer start(ServerModel model) throws IOException {
        String refusal = model.refusal().orElse("");
        assumeTrue(refusal.isEmpty(), refusal);
        return model.start(InetAddress.getByAddress(LOOPBACK), 0, BACKLOG);
    }
}
