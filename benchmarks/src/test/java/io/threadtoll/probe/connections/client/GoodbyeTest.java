// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is left after a client is closed: nothing. */
class GoodbyeTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(5);
    private static final String ESTABLISHED = "01";
    private static final String TIME_WAIT = "06";

    /** An address that no other test has; /proc/net/tcp has it in the machine's byte order. */
    private static final int FROM = 127 << 24 | 0x01_02_03;

    private static final String FROM_IN_TABLE =
            String.format("%08X:", ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? FROM : Integer.reverseBytes(FROM));

    @Test
    void noConnectionStaysInTimeWait() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good())) {
            try (EchoClient client = new EchoClient(server.port(), new SourceAddresses(FROM, 32768, 60999))) {
                client.open(50, LONG);
                assertThat(states(server.port())).as("both ends").isEqualTo(Map.of(ESTABLISHED, 100L));
            }
            assertThat(soon(() -> server.open() == 0)).isTrue();
            assertThat(states(server.port())).isEmpty();
        }
    }

    /** The control: a socket that is closed in the usual way does stay, and is found. */
    @Test
    void aPoliteGoodbyeStaysInTimeWait() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good())) {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            InetAddress from = InetAddress.getByAddress(new byte[] {127, 1, 2, 3});
            new Socket(loopback, server.port(), from, 0).close();
            assertThat(soon(() -> states(server.port()).equals(Map.of(TIME_WAIT, 1L))))
                    .isTrue();
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

    @Test
    void anInterruptedOpeningLeavesNothing() throws IOException {
        try (SmallServer server = new SmallServer(Manners.silentAfter(0));
                EchoClient client = new EchoClient(server.port())) {
            client.open(0, LONG);
            long before = descriptors();
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedIOException.class).isThrownBy(() -> client.open(20, LONG));
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

    /** The states of all sockets between our address and a port, with their number (proc(5), /proc/net/tcp). */
    private static Map<String, Long> states(int port) {
        String to = String.format(":%04X", port);
        // The server's own end is an AF_INET6 socket, as Java makes them if it isn't asked for another.
        try (Stream<String> lines = Files.lines(Path.of("/proc/net/tcp"));
                Stream<String> lines6 = Files.lines(Path.of("/proc/net/tcp6"))) {
            return Stream.concat(lines, lines6)
                    .map(line -> line.strip().split("\\s+", -1))
                    .filter(column -> (column[1].endsWith(to) && column[2].contains(FROM_IN_TABLE))
                            || (column[1].contains(FROM_IN_TABLE) && column[2].endsWith(to)))
                    .collect(Collectors.groupingBy(column -> column[3], Collectors.counting()));
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
