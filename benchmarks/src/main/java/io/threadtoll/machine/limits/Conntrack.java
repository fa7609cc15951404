// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.limits;

import io.threadtoll.machine.KernelFiles;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Whether the firewall tracks connections on loopback, which no file says: the module may be there without a rule that
 * needs it. So where none is tracked yet, one connection is made, and the count must rise.
 */
record Conntrack(KernelFiles files) {
    private static final String FOLDER = "/proc/sys/net/netfilter/";
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    /** Connections that can still be tracked; empty where none is. */
    Optional<Double> free() {
        OptionalDouble most = files.number(FOLDER + "nf_conntrack_max");
        if (most.isEmpty()) {
            return Optional.empty();
        }
        double tracked = tracked() > 0 ? tracked() : trackedWithOne();
        return tracked > 0 ? Optional.of(most.getAsDouble() - tracked) : Optional.empty();
    }

    private double tracked() {
        return files.number(FOLDER + "nf_conntrack_count").orElse(0);
    }

    private double trackedWithOne() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort())) {
            return client.isConnected() ? tracked() : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
