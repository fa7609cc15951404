// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What a server that echoes lines must do with a connection that behaves. */
final class EchoChecks {
    private static final int LINES = 200;

    private EchoChecks() {}

    /** All comes back as it was sent, whatever the packets are. */
    static void echoesRandomPieces(int port, long seed) throws Exception {
        Random random = new Random(seed);
        byte[] sent = lines(random);
        // From pieces of a few bytes to pieces of many lines.
        int largest = 1 << (1 + random.nextInt(15));
        try (LineClient client = new LineClient(port)) {
            CompletableFuture<byte[]> received = CompletableFuture.supplyAsync(() -> read(client, sent.length));
            for (int at = 0; at < sent.length; ) {
                int end = Math.min(sent.length, at + 1 + random.nextInt(largest));
                client.send(Arrays.copyOfRange(sent, at, end));
                at = end;
            }
            assertSame(received.get(), sent, "seed " + seed + ", pieces of at most " + largest + " bytes");
        }
    }

    /** LineFraming of any bytes and lengths, the longest and the shortest among them. */
    private static byte[] lines(Random random) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        for (int i = 0; i < LINES; i++) {
            int length = switch (random.nextInt(8)) {
                case 0 -> LineFraming.LONGEST - random.nextInt(2);
                case 1 -> 1 + random.nextInt(2);
                case 2 -> 255 + random.nextInt(3);
                default -> 1 + random.nextInt(600);
            };
            byte[] line = new byte[length];
            random.nextBytes(line);
            for (int at = 0; at < length; at++) {
                if (line[at] == '\n') {
                    line[at] = 0;
                }
            }
            line[length - 1] = '\n';
            lines.writeBytes(line);
        }
        return lines.toByteArray();
    }

    /** After its last byte a peer gets all of it back, and then the end. */
    static void answersHalfClosed(int port) throws IOException {
        String longest = "x".repeat(LineFraming.LONGEST);
        for (String sent : List.of("", "no end", "a line\n", "a line\nno end", "a line\n" + longest, longest)) {
            try (LineClient client = new LineClient(port)) {
                client.send(sent);
                client.sendEnd();
                assertSame(
                        client.readAll(),
                        sent.getBytes(StandardCharsets.US_ASCII),
                        sent.length() + " bytes and the end");
            }
        }
    }

    private static byte[] read(LineClient client, int length) {
        try {
            return client.read(length);
        } catch (IOException e) {
            throw new AssertionError("the connection broke while it was read", e);
        }
    }

    static void assertSame(byte[] received, byte[] sent, String what) {
        assertThat(received.length).as("bytes that came back, %s", what).isEqualTo(sent.length);
        assertThat(Arrays.mismatch(received, sent))
                .as("first byte that differs, %s", what)
                .isEqualTo(-1);
    }
}
