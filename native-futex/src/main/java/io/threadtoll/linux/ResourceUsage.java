// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What this process was charged, all its threads, those that have ended among them, and its children that have ended and were
 * waited for (getrusage(2), RUSAGE_SELF and RUSAGE_CHILDREN).
 *
 * @param pageFaults page faults, with a read from disk or without
 * @param voluntarySwitches context switches because a thread had to wait
 * @param involuntarySwitches context switches because a thread was preempted
 */
public record ResourceUsage(long pageFaults, long voluntarySwitches, long involuntarySwitches) {
    private static final int SELF = 0;
    private static final int CHILDREN = -1;

    /** Two times, of two longs each, and fourteen longs ({@code include/uapi/linux/resource.h}). */
    private static final int STRUCT_LONGS = 18;

    private static final int MINOR_FAULTS = 8;
    private static final int MAJOR_FAULTS = 9;
    private static final int VOLUNTARY = 16;
    private static final int INVOLUNTARY = 17;

    /** What was charged so far. */
    public static ResourceUsage now() {
        return of(SELF).plus(of(CHILDREN));
    }

    /** What was charged between an earlier reading and this one. */
    public ResourceUsage since(ResourceUsage earlier) {
        return new ResourceUsage(
                pageFaults - earlier.pageFaults,
                voluntarySwitches - earlier.voluntarySwitches,
                involuntarySwitches - earlier.involuntarySwitches);
    }

    private ResourceUsage plus(ResourceUsage other) {
        return new ResourceUsage(
                pageFaults + other.pageFaults,
                voluntarySwitches + other.voluntarySwitches,
                involuntarySwitches + other.involuntarySwitches);
    }

    private static ResourceUsage of(int who) {
        byte[] struct = new byte[STRUCT_LONGS * Long.BYTES];
        if (LibC.getrusage(who, struct) != 0) {
            throw new NativeCallException("getrusage", LibC.errno(), "both kinds are documented");
        }
        ByteBuffer usage = ByteBuffer.wrap(struct).order(ByteOrder.nativeOrder());
        return new ResourceUsage(
                at(usage, MINOR_FAULTS) + at(usage, MAJOR_FAULTS), at(usage, VOLUNTARY), at(usage, INVOLUNTARY));
    }

    private static long at(ByteBuffer usage, int index) {
        return usage.getLong(index * Long.BYTES);
    }
}
