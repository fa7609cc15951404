// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real server whose RLIMIT_NOFILE is low: it refuses whom it has no descriptor for, and stays up. */
class ScarceDescriptorsTest {
    private static final int LIMIT = 200;
    private static final int TOO_MANY = 2 * LIMIT;
    private static final int LEAVING = 10;

    @ParameterizedTest
    @EnumSource
    void refusesNewcomersAndAnswersTheOthers(ServerModel model) throws Exception {
        String refusal = model.refusal().orElse("");
        assumeTrue(refusal.isEmpty(), refusal);
        assertOutOfDescriptors(model, ServerOptions.standard());
    }

    @Test
    void soDoesNettyWithoutItsNativeLibrary() throws Exception {
        assertOutOfDescriptors(ServerModel.NETTY_LOOP, ServerOptions.of(List.of("-Dio.netty.transport.noNative=true")));
    }

    private static void assertOutOfDescriptors(ServerModel model, ServerOptions options) throws Exception {
        ServerOptions few = options.withPrefix(List.of("sh", "-c", "ulimit -n " + LIMIT + "; exec \"$@\"", "sh"));
        List<LineClient> let = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(model, few)) {
            int refused = 0;
            for (int i = 0; i < TOO_MANY; i++) {
                LineClient client = new LineClient(server.port());
                if (client.isAnswered()) {
                    let.add(client);
                } else {
                    client.close();
                    refused++;
                }
            }
            // A newcomer may see its end before the server has counted it.
            long open = let.size();
            long ended = refused;
            Eventually.holds("all are counted", () -> {
                ServerCounts now = server.status().counts();
                return now.open() == open && now.refused() == ended;
            });
            ServerCounts counts = server.status().counts();
            assertThat(counts.refusal()).contains("Too many open files");
            assertThat(counts).isEqualTo(new ServerCounts(let.size(), let.size(), refused, counts.refusal()));
            assertThat(refused).isBetween(TOO_MANY - LIMIT, TOO_MANY - LEAVING);
            assertThat(server.complaints()).containsOnlyOnce("Too many open files");
            for (LineClient client : let) {
                client.assertAnswered();
            }

            for (int i = 0; i < LEAVING; i++) {
                let.remove(0).close();
            }
            int left = let.size();
            Eventually.holds(
                    "those who leave are closed", () -> server.status().counts().open() == left);
            for (int i = 0; i < LEAVING; i++) {
                let.add(new LineClient(server.port()).assertAnswered());
            }
            try (LineClient oneMore = new LineClient(server.port())) {
                assertThat(oneMore.isAnswered()).isFalse();
            }
        } finally {
            for (LineClient client : let) {
                client.close();
            }
        }
    }
}
