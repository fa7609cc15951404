// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against a server that does what it should. */
class EchoClientTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Duration WINDOW = Duration.ofMillis(500);

    @Test
    void opensAsManyAsAskedAndGoesOnFromThere() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port())) {
            assertThat(client.open(100, LONG))
                    .matches(opened -> opened.open() == 100 && opened.stopped().isEmpty());
            assertThat(client.open(700, LONG))
                    .matches(opened -> opened.open() == 700 && opened.stopped().isEmpty());
            assertThat(client.open(50, LONG).open()).isEqualTo(700);
            assertThat(client.connections()).isEqualTo(700);
            assertThat(server.peers()).hasSize(700);
        }
    }

    @Test
    void everyConnectionIsAskedOnce() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port())) {
            client.open(1500, LONG);
            for (int k = 0; k < 3; k++) {
                assertAllRight(client.answerAll(LONG), 1500);
            }
        }
    }

    @Test
    void anAnswerInSixteenPiecesIsOneAnswer() throws IOException {
        try (SmallServer server = new SmallServer(Manners.crumbs());
                EchoClient client = new EchoClient(server.port())) {
            client.open(20, LONG);
            assertAllRight(client.answerAll(LONG), 20);
        }
    }

    @ParameterizedTest
    @EnumSource(Arrivals.class)
    void anOpenLoopSendsWhatIsDue(Arrivals arrivals) throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port())) {
            client.open(50, LONG);
            LoadResult load = client.openLoop(arrivals, 1000, WINDOW, 7);

            assertThat(load.sent()).isEqualTo(due(arrivals, 1000, 7));
            assertNothingLost(load);
            assertThat(load.longestBehindNs()).isPositive();
            assertThat(load.responseNs().getMaxValue())
                    .isGreaterThanOrEqualTo(load.serviceNs().getMaxValue());
            assertAllRight(client.answerAll(LONG), 50);
        }
    }

    @Test
    void aClosedLoopKeepsRequestsOnTheirWay() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port())) {
            client.open(50, LONG);
            LoadResult load = client.saturate(20, WINDOW);

            assertThat(load.sent()).isGreaterThan(100);
            assertNothingLost(load);
            assertThat(load.longestBehindNs()).isZero();
            assertAllRight(client.answerAll(LONG), 50);
        }
    }

    @Test
    void moreOnTheirWayThanConnectionsIsOneEach() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port())) {
            client.open(3, LONG);
            assertNothingLost(client.saturate(1000, Duration.ofMillis(100)));
        }
    }

    @Test
    void withoutAConnectionThereIsNothingToSend() throws IOException {
        try (SmallServer server = new SmallServer(Manners.good());
                EchoClient client = new EchoClient(server.port())) {
            assertAllRight(client.answerAll(LONG), 0);
            assertThat(client.saturate(10, LONG).sent()).isZero();
            assertThat(client.openLoop(Arrivals.FIXED, 1000, WINDOW, 1).sent()).isZero();
        }
    }

    private static void assertAllRight(Answers answers, int connections) {
        assertThat(answers).isEqualTo(new Answers(connections, connections, 0, 0, answers.elapsedNs()));
    }

    private static void assertNothingLost(LoadResult load) {
        assertThat(load.answered()).isEqualTo(load.sent());
        assertThat(load.wrong()).isZero();
        assertThat(load.closed()).isZero();
        assertThat(load.responseNs().getTotalCount()).isEqualTo(load.sent());
        assertThat(load.serviceNs().getTotalCount()).isEqualTo(load.sent());
        assertThat(load.serviceNs().getMinValue()).isPositive();
    }

    private static long due(Arrivals arrivals, double perSecond, long seed) {
        ArrivalTimes times = arrivals.times(perSecond, seed);
        long due = 0;
        while (times.next() < WINDOW.toNanos()) {
            due++;
        }
        return due;
    }
}
