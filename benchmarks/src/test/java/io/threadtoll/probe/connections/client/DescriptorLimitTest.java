// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.threadtoll.jvm.JvmCommand;
import io.threadtoll.jvm.JvmEnd;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A client whose process may open 150 files. */
class DescriptorLimitTest {
    private static final int LIMIT = 150;
    private static final Duration LONG = Duration.ofSeconds(20);

    @Test
    void saysSoAndKeepsWhatIsOpen() throws IOException, InterruptedException {
        JvmEnd client;
        try (SmallServer server = new SmallServer(Manners.good())) {
            client = JvmCommand.ofThisJdk()
                    .withPrefix(List.of("sh", "-c", "ulimit -n " + LIMIT + " && exec \"$@\"", "sh"))
                    .run(Duration.ofMinutes(1), Limited.class, List.of(String.valueOf(server.port())));
        }

        assertThat(client.inTime()).isTrue();
        List<String> lines = client.output().lines().toList();
        assertThat(lines).hasSize(4);
        int open = Integer.parseInt(lines.get(0));
        assertThat(open).isBetween(LIMIT / 2, LIMIT);
        assertThat(lines.get(1)).isEqualTo("Too many open files");
        assertThat(lines.get(2)).isEqualTo(open + " of " + open);
        // The JVM may have closed a file of its own meanwhile.
        assertThat(lines.get(3)).matches("(\\d+) of \\1");
        assertThat(Integer.parseInt(lines.get(3).split(" ", 2)[0])).isBetween(open, LIMIT);
    }

    /** The child: opens as many as it can, twice, and asks them all each time. */
    static final class Limited {
        private Limited() {}

        public static void main(String[] args) throws IOException {
            try (EchoClient client = new EchoClient(Integer.parseInt(args[0]))) {
                Opened opened = client.open(2 * LIMIT, LONG);
                System.out.println(opened.open());
                System.out.println(opened.stopped());
                ask(client);
                client.open(2 * LIMIT, LONG);
                ask(client);
            }
        }

        private static void ask(EchoClient client) throws IOException {
            Answers answers = client.answerAll(LONG);
            System.out.println(answers.answered() + " of " + client.connections());
        }
    }
}
