// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that don't do what they should, each of which must be noticed, and none of which holds the client up. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class BadServerTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int CONNECTIONS = 10;

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 14, RequestLine.BYTES - 1})
    void aChangedByteIsAWrongAnswer(int index) throws IOException {
        try (SmallServer server = new SmallServer(Manners.changing(CONNECTIONS + 3, index));
                EchoClient client = client(server)) {
            Answers answers = client.answerAll(LONG);
            assertThat(answers).isEqualTo(new Answers(10, 9, 1, 0, answers.elapsedNs()));
            assertThat(client.connections()).isEqualTo(9);
            assertThat(client.answerAll(LONG).answered()).isEqualTo(9);
        }
    }

    @Test
    void aByteTooManyIsAWrongAnswer() throws IOException {
        try (SmallServer server = new SmallServer(Manners.adding(CONNECTIONS + 20));
                EchoClient client = client(server)) {
            LoadResult load = client.saturate(4, SHORT);
            assertThat(load.wrong()).isEqualTo(1);
            assertThat(load.closed()).isZero();
            assertThat(client.connections()).isEqualTo(CONNECTIONS - 1);
        }
    }

    /** Or a server that drops requests would have the better percentiles. */
    @Test
    void aLostRequestIsInTheHistograms() throws IOException {
        try (SmallServer server = new SmallServer(Manners.changing(CONNECTIONS + 5, 3));
                EchoClient client = client(server)) {
            LoadResult load = client.openLoop(Arrivals.FIXED, 100, SHORT, 3);
            assertThat(load.wrong()).isEqualTo(1);
            assertThat(load.answered()).isEqualTo(load.sent() - 1);
            assertThat(load.responseNs().getTotalCount()).isEqualTo(load.sent());
            assertThat(load.serviceNs().getTotalCount()).isEqualTo(load.sent());
        }
    }

    @Test
    void anotherConnectionsLineIsAWrongAnswer() throws IOException {
        byte[][] first = new byte[1][];
        try (SmallServer server = new SmallServer(Manners.lines(line -> {
                    synchronized (first) {
                        first[0] = first[0] == null ? line : first[0];
                        return first[0];
                    }
                }));
                EchoClient client = new EchoClient(server.port())) {
            Opened opened = client.open(2, LONG);
            assertThat(opened.open()).isEqualTo(1);
            assertThat(opened.stopped()).contains("the server sent something else than it got");
        }
    }

    @Test
    void aServerThatLeavesIsCountedAndEndsTheLoad() throws IOException {
        for (int lines = 2; lines < 5; lines++) {
            try (SmallServer server = new SmallServer(Manners.leavingAfter(lines));
                    EchoClient client = client(server)) {
                LoadResult load = client.openLoop(Arrivals.FIXED, 1000, LONG, 3);
                assertThat(load.closed()).isEqualTo(CONNECTIONS);
                assertThat(load.answered()).isEqualTo((lines - 1L) * CONNECTIONS);
                assertThat(load.responseNs().getTotalCount()).isGreaterThanOrEqualTo(load.sent());
                assertThat(client.connections()).isZero();
            }
        }
    }

    @Test
    void aClosedLoopEndsWithItsLastConnection() throws IOException {
        try (SmallServer server = new SmallServer(Manners.leavingAfter(5));
                EchoClient client = client(server)) {
            LoadResult load = client.saturate(4, LONG);
            assertThat(load.closed()).isEqualTo(CONNECTIONS);
            assertThat(load.answered()).isEqualTo(4L * CONNECTIONS);
        }
    }

    @Test
    void aSilentServerIsNotWaitedForLong() throws IOException {
        try (SmallServer server = new SmallServer(Manners.silentAfter(1));
                EchoClient client = client(server)) {
            LoadResult load = client.openLoop(Arrivals.FIXED, 100, SHORT, 3);
            assertThat(load.sent()).isEqualTo(CONNECTIONS);
            assertThat(load.answered()).isZero();
            // 30 were due before the 300 ms are over, the last of them right at their end.
            assertThat(load.responseNs().getTotalCount()).isEqualTo(29);
            assertThat(load.serviceNs().getTotalCount()).isEqualTo(CONNECTIONS);
            assertThat(load.responseNs().getMinValue()).isGreaterThan(SHORT.toNanos());

            assertThat(client.answerAll(SHORT)).isEqualTo(new Answers(0, 0, 0, 0, 0));
            assertThat(client.connections()).isEqualTo(CONNECTIONS);
        }
    }

    /** The answers come at last: they free their connections, and count for nobody. */
    @Test
    void aLateAnswerIsNotCountedTwice() throws IOException {
        CountDownLatch gate = new CountDownLatch(1);
        try (SmallServer server = new SmallServer((in, out) -> {
                    Manners.leavingAfter(1).serve(in, out);
                    await(gate);
                    Manners.good().serve(in, out);
                });
                EchoClient client = client(server)) {
            Answers late = client.answerAll(SHORT);
            assertThat(late).isEqualTo(new Answers(CONNECTIONS, 0, 0, 0, 0));
            gate.countDown();
            Answers answers = client.answerAll(LONG);
            assertThat(answers).isEqualTo(new Answers(CONNECTIONS, CONNECTIONS, 0, 0, answers.elapsedNs()));
        }
    }

    @Test
    void aServerThatNeverAnswersStopsOpening() throws IOException {
        try (SmallServer server = new SmallServer(Manners.silentAfter(0));
                EchoClient client = new EchoClient(server.port())) {
            Opened opened = client.open(1000, SHORT);
            assertThat(opened.open()).isZero();
            assertThat(opened.stopped())
                    .isEqualTo(Opening.MOST_PENDING + " connections had no first answer after 300 ms");
        }
    }

    /** Its accept queue is full after two; the kernel drops the others' requests to connect. */
    @Test
    void aServerThatNeverAcceptsStopsOpening() throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        try (ServerSocket deaf = new ServerSocket(0, 1, loopback);
                EchoClient client = new EchoClient(deaf.getLocalPort())) {
            assertThat(client.open(CONNECTIONS, SHORT).stopped()).contains("had no first answer after 300 ms");
        }
    }

    @Test
    void aServerThatLeavesAtOnceStopsOpening() throws IOException {
        try (SmallServer server = new SmallServer(Manners.leavingAfter(0));
                EchoClient client = new EchoClient(server.port())) {
            Opened opened = client.open(CONNECTIONS, LONG);
            assertThat(opened.open()).isZero();
            assertThat(opened.stopped()).isIn("the server closed a connection", "Connection reset");
        }
    }

    @Test
    void nobodyListening() throws IOException {
        // It has the port, so that nobody else gets it, and doesn't listen.
        try (Socket bound = new Socket()) {
            bound.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            try (EchoClient client = new EchoClient(bound.getLocalPort())) {
                Opened opened = client.open(CONNECTIONS, LONG);
                assertThat(opened).isEqualTo(new Opened(0, 0, "Connection refused"));
            }
        }
    }

    @Test
    void anInterruptEndsTheWait() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = client(server)) {
            Thread.currentThread().interrupt();
            assertThatExceptionOfType(InterruptedIOException.class)
                    .isThrownBy(() -> client.openLoop(Arrivals.POISSON, 1000, Duration.ofMinutes(5), 3));
            assertThat(client.connections()).isEqualTo(CONNECTIONS);
        }
    }

    private static EchoClient client(SmallServer server) throws IOException {
        EchoClient client = new EchoClient(server.port());
        assertThat(client.open(CONNECTIONS, LONG).stopped()).isEmpty();
        return client;
    }

    private static void await(CountDownLatch gate) throws InterruptedIOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException();
        }
    }
}
