// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import io.threadtoll.linux.ProcFs;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses at which a process accepts TCP connections (proc_pid_net(5)). */
final class ListeningSockets {
    private static final String LISTEN = "0A";

    private ListeningSockets() {}

    /** Local addresses as the kernel prints them: an IPv4 one is 8 hex digits, its last byte first. */
    static List<String> addresses(long pid) throws IOException {
        Set<String> own = sockets(pid);
        return Stream.of("tcp", "tcp6")
                .flatMap(family -> parse(ProcFs.read("/proc/" + pid + "/net/" + family), own).stream())
                .toList();
    }

    static List<String> parse(String table, Set<String> inodes) {
        return table.lines()
                .skip(1)
                .map(line -> line.strip().split("\\s+"))
                .filter(field -> field[3].equals(LISTEN) && inodes.contains(field[9]))
                .map(field -> field[1].substring(0, field[1].indexOf(':')))
                .toList();
    }

    private static Set<String> sockets(long pid) throws IOException {
        return OpenDescriptors.targets(pid).stream()
                .filter(target -> target.startsWith("socket:["))
                .map(target -> target.substring("socket:[".length(), target.length() - 1))
                .collect(Collectors.toSet());
    }

    static boolean isLoopback(String address) {
        return address.length() == 8 && address.endsWith("7F");
    }
}
