// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client whose process may open 150 files. */
class DescriptorLimitTest {
    private static final int LIMIT = 150;
    private static final Duration LONG = Duration.ofSeconds(20);

    @TempDir
    Path folder;

    @Test
    void saysSoAndKeepsWhatIsOpen() throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        try (SmallServer server = new SmallServer(Manners.good())) {
            Process client = new ProcessBuilder(command(server.port()))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            try {
                assertThat(client.waitFor(60, TimeUnit.SECONDS)).isTrue();
            } finally {
                client.destroyForcibly();
            }
        }

        List<String> lines = Files.readAllLines(output);
        assertThat(lines).hasSize(4);
        int open = Integer.parseInt(lines.get(0));
        assertThat(open).isBetween(LIMIT / 2, LIMIT);
        assertThat(lines.get(1)).isEqualTo("Too many open files");
        assertThat(lines.get(2)).isEqualTo(open + " of " + open);
        // The JVM may have closed a file of its own meanwhile.
        assertThat(lines.get(3)).matches("(\\d+) of \\1");
        assertThat(Integer.parseInt(lines.get(3).split(" ", 2)[0])).isBetween(open, LIMIT);
    }

    private static List<String> command(int port) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                "sh",
                "-c",
                "ulimit -n " + LIMIT + " && exec \"$@\"",
                "sh",
                java,
                "-cp",
                System.getProperty("java.class.path"),
                Limited.class.getName(),
                String.valueOf(port));
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
