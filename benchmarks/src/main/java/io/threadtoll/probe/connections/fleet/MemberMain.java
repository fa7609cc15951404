// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

import io.threadtoll.jvm.ParentJvm;
import io.threadtoll.linux.ProcessMemory;
import io.threadtoll.probe.connections.client.EchoClient;
import io.threadtoll.probe.connections.server.ServerModel;
import io.threadtoll.probe.connections.server.ServerOptions;
import io.threadtoll.probe.connections.server.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * The JVM of a member: a client, with a server of its own. It answers {@code open N}, {@code ask} and {@code status},
 * and ends with {@code stop} or with its input.
 */
final class MemberMain {
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private MemberMain() {}

    /** Starts a server of the model that is the first argument; what follows are its JVM's flags. */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<String> flags = Arrays.asList(args).subList(1, args.length);
        try (ServerProcess server = ServerProcess.start(ServerModel.valueOf(args[0]), ServerOptions.of(flags));
                EchoClient client = new EchoClient(server.port())) {
            ParentJvm.obey(command -> answer(command, server, client));
        }
    }

    private static Object answer(String command, ServerProcess server, EchoClient client) throws IOException {
        if (command.startsWith(Member.OPEN)) {
            return client.open(Integer.parseInt(command.substring(Member.OPEN.length())), LONGEST);
        }
        return switch (command) {
            case Member.ASK -> client.answerAll(LONGEST);
            case Member.STATUS -> status(server);
            default -> throw new IOException("no such command: " + command);
        };
    }

    private static Member.Status status(ServerProcess server) throws IOException {
        server.collect();
        System.gc();
        ProcessMemory memory = ProcessMemory.of(server.pid());
        return new Member.Status(
                memory.rssBytes(),
                memory.pssBytes(),
                ProcessMemory.of(ProcessHandle.current().pid()).rssBytes());
    }
}
