// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the descriptors of a process stand for, as the links in {@code /proc/PID/fd} say (proc_pid_fd(5)). */
final class OpenDescriptors {
    private OpenDescriptors() {}

    static List<String> targets(long pid) throws IOException {
        List<String> targets = new ArrayList<>();
        try (Stream<Path> links = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path link : links.toList()) {
                try {
                    targets.add(Files.readSymbolicLink(link).toString());
                } catch (IOException closedMeanwhile) {
                    // It is no open descriptor any more.
                }
            }
        }
        return targets;
    }

    /** Those that a server makes in this process: sockets, epoll and event descriptors, pipes and the spare one. */
    static List<String> ofServers() throws IOException {
        return targets(ProcessHandle.current().pid()).stream()
                .filter(target -> target.matches("(socket|pipe|anon_inode):.*|/dev/null"))
                .sorted()
                .toList();
    }
}
