// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left after a client is closed: nothing. */
class GoodbyeTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String TIME_WAIT = "06";

    @Test
    void noConnectionStaysInTimeWait() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good())) {
            try (EchoClient client = new EchoClient(server.port())) {
                client.open(50, LONG);
                assertThat(sockets(server.port(), "01")).as("both ends").isEqualTo(100);
            }
            assertThat(soon(() -> server.open() == 0)).isTrue();
            assertThat(sockets(server.port(), TIME_WAIT)).isZero();
            assertThat(sockets(server.port(), "01")).isZero();
        }
    }

    /** The control: a socket that is closed in the usual way does stay, and is found. */
    @Test
    void aPoliteGoodbyeStaysInTimeWait() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good())) {
            new Socket(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.port()).close();
            assertThat(soon(() -> sockets(server.port(), TIME_WAIT) == 1)).isTrue();
        }
    }

    @Test
    void everyDescriptorAndThreadIsGivenBack() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good())) {
            run(server);
            assertThat(soon(() -> server.open() == 0)).isTrue();
            long before = descriptors();
            for (int k = 0; k < 3; k++) {
                run(server);
            }
            assertThat(soon(() -> server.open() == 0 && descriptors() <= before))
                    .isTrue();
            assertThat(Thread.getAllStackTraces().keySet())
                    .noneMatch(thread -> thread.getName().equals("echo-sender"));
        }
    }

    /** Those that wait for their first answer are no less closed. */
    @Test
    void aConnectionThatWasGivenUpIsClosed() throws IOException {
        try (SmallServer server = new SmallServer(Manners.silentAfter(0));
                EchoClient client = new EchoClient(server.port())) {
            long before = descriptors();
            client.open(20, Duration.ofMillis(300));
            client.answerAll(LONG);
            assertThat(soon(() -> server.open() == 0 && descriptors() <= before))
                    .isTrue();
        }
    }

    private static void run(SmallServer server) throws IOException {
        try (EchoClient client = new EchoClient(server.port())) {
            client.open(100, LONG);
            client.openLoop(Arrivals.POISSON, 1000, Duration.ofMillis(100), 1);
            client.saturate(10, Duration.ofMillis(50));
        }
    }

    /** How many sockets with a port at either end are in a state (proc(5), /proc/net/tcp). */
    private static long sockets(int port, String state) {
        String suffix = String.format(":%04X", port);
        // The server's own end is an AF_INET6 socket, as Java makes them if it isn't asked for another.
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> lines6 = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(lines, lines6)
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(column -> column[1].endsWith(suffix) || column[2].endsWith(suffix))
                    .filter(column -> column[3].equals(state))
                    .count();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static long descriptors() {
        return Path.of("/proc/self/fd").toFile().list().length;
    }

    private static boolean soon(BooleanSupplier condition) {
        long until = System.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean() && System.nanoTime() - until < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
        }
        return condition.getAsBoolean();
    }
}
