// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

import io.threadtoll.linux.ProcFs;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where connections come from. A connection is told from the others by its two addresses and two ports (tcp(7)), so
 * from one address there are no more to one server than there are ports: after its last port the next address of
 * 127.0.0.0/8 follows, from 127.0.0.2 to 127.255.255.254. Those that are left out are the server's own address and the
 * broadcast address.
 */
final class SourceAddresses {
    private static final int FIRST = 127 << 24 | 2;
    private static final int LAST = 127 << 24 | 0xff_ff_fe;
    private static final String PORT_RANGE = "/proc/sys/net/ipv4/ip_local_port_range";
    private static final Pattern TWO_PORTS = Pattern.compile("\\s*(\\d{1,5})\\s+(\\d{1,5})\\s*");

    private final int firstPort;
    private final int lastPort;
    private InetAddress address;
    private int bits;
    private int port;

    /** All ports from the first to the last, of each address. */
    SourceAddresses(int firstPort, int lastPort) {
        this(FIRST, firstPort, lastPort);
    }

    /** Begins at an address, given as its 32 bits. */
    SourceAddresses(int firstAddress, int firstPort, int lastPort) {
        if (firstPort < 1 || lastPort > 0xffff || firstPort > lastPort) {
            throw new IllegalArgumentException("no range of ports: " + firstPort + " to " + lastPort);
        }
        this.firstPort = firstPort;
        this.lastPort = lastPort;
        this.bits = firstAddress;
        this.address = address(firstAddress);
        this.port = firstPort;
    }

    /** The ports that the kernel itself chooses from (ip(7)); no service of the machine is meant to listen there. */
    static SourceAddresses ofThisMachine() {
        return ofRange(ProcFs.read(PORT_RANGE));
    }

    /** From the text of ip_local_port_range: two numbers. */
    static SourceAddresses ofRange(String text) {
        Matcher ports = TWO_PORTS.matcher(text);
        if (!ports.matches()) {
            throw new IllegalArgumentException(PORT_RANGE + " is not two ports: \"" + text.strip() + "\"");
        }
        return new SourceAddresses(Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2)));
    }

    /** The next one; empty after the last. */
    Optional<InetSocketAddress> next() {
        if (port > lastPort) {
            if (bits == LAST) {
                return Optional.empty();
            }
            bits++;
            address = address(bits);
            port = firstPort;
        }
        InetSocketAddress source = new InetSocketAddress(address, port);
        port++;
        return Optional.of(source);
    }

    private static InetAddress address(int bits) {
        try {
            return InetAddress.getByAddress(
                    new byte[] {(byte) (bits >> 24), (byte) (bits >> 16), (byte) (bits >> 8), (byte) bits});
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
