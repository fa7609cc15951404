// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A real server whose address space (RLIMIT_AS) holds few stacks: it refuses whom it has no thread for, and stays up. */
class ScarceThreadsTest {
    private static final int LIMIT_KIB = 1_600_000;

    /** More stacks of 8 MiB than that can hold. */
    private static final int TOO_MANY = LIMIT_KIB / 8_192 + 20;

    private static final int LEAVING = 20;

    @Test
    void refusesNewcomersAndAnswersTheOthers() throws Exception {
        // A JVM that reserves little itself, and compiles nothing, which would take from what the stacks leave.
        ServerOptions small = ServerOptions.of(List.of(
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-Xint",
                        "-XX:ReservedCodeCacheSize=16m",
                        "-XX:CompressedClassSpaceSize=16m"))
                .withPrefix(List.of("sh", "-c", "ulimit -v " + LIMIT_KIB + "; exec \"$@\"", "sh"));
        List<LineClient> let = new ArrayList<>();
        try (ServerProcess server = ServerProcess.start(ServerModel.PLATFORM_THREADS_8_MIB, small)) {
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
            assertThat(counts.refusal()).as(server::complaints).contains("native thread");
            assertThat(counts.refused()).isEqualTo(refused);
            assertThat(counts.open()).isEqualTo(let.size()).isGreaterThan(LEAVING);
            for (LineClient client : let) {
                client.assertAnswered();
            }

            for (int i = 0; i < LEAVING; i++) {
                let.remove(0).close();
            }
            int left = let.size();
            Eventually.holds(
                    "those who leave are closed", () -> server.status().counts().open() == left);
            let.add(new LineClient(server.port()).assertAnswered());
        } finally {
            for (LineClient client : let) {
                client.close();
            }
        }
    }
}
