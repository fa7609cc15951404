// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The address range that a JVM has reserved for its Java heap.
 *
 * @param from its first address; 0 if unknown
 * @param to the first address behind it; 0 if unknown
 */
record HeapRange(long from, long to) {
    /** Begin, any number of marks between, and end, as HotSpot's collectors print a space: {@code [0x1, 0x2, 0x3)}. */
    private static final Pattern SPACE =
            Pattern.compile("\\[0x([0-9a-f]{1,16})(?:, ?0x[0-9a-f]{1,16})*, ?0x([0-9a-f]{1,16})\\)");

    private static final HeapRange UNKNOWN = new HeapRange(0, 0);

    /** The range of this JVM; unknown where it has no diagnostic commands. */
    static HeapRange ofThisJvm() {
        try {
            Object text = ManagementFactory.getPlatformMBeanServer()
                    .invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcHeapInfo", null, null);
            return parse((String) text);
        } catch (JMException notHotSpot) {
            return UNKNOWN;
        }
    }

    /** The range over all spaces in the answer to the diagnostic command GC.heap_info; unknown for ZGC, which names none. */
    static HeapRange parse(String heapInfo) {
        HeapRange range = UNKNOWN;
        Matcher space = SPACE.matcher(heapInfo);
        while (space.find()) {
            long from = Long.parseUnsignedLong(space.group(1), 16);
            long to = Long.parseUnsignedLong(space.group(2), 16);
            range = range.equals(UNKNOWN)
                    ? new HeapRange(from, to)
                    : new HeapRange(Math.min(range.from, from), Math.max(range.to, to));
        }
        return range;
    }
}
