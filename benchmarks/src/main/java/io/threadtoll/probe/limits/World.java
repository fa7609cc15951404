// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.linux.Reservations;
import io.threadtoll.linux.Rlimit;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ProcessUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Which limits of its own a JVM gives itself before it starts threads. */
public enum World {
    /** The machine's, and none of its own. */
    MACHINE {
        @Override
        void enter(String group) {
            // It is there already.
        }

        @Override
        boolean isAbout(Limit limit) {
            return true;
        }
    },

    /** As much address space as 32 bits have, and threads of 8 MiB: the world that the claim comes from. */
    ADDRESS_SPACE_4_GIB {
        @Override
        void enter(String group) {
            Rlimit.AS.set(FOUR_GIB, Rlimit.AS.get().hard());
        }

        @Override
        void leave() {
            Rlimit.Limits limits = Rlimit.AS.get();
            Rlimit.AS.set(limits.hard(), limits.hard());
        }

        @Override
        boolean isAbout(Limit limit) {
            return limit == Limit.ADDRESS_SPACE;
        }
    },

    /** Few mappings left: most are taken by small ones, each beside another with other permissions. */
    MAPPINGS {
        @Override
        void enter(String group) {
            double taken = Headroom.now().of(Limit.MAX_MAP_COUNT).orElseThrow() - MAPPINGS_LEFT;
            // Never closed: the JVM lives with it until its end.
            Reservations small = Reservations.guarded(PAGES_BYTES);
            while (2 * small.count() < taken) {
                small.next().ifPresent(errno -> {
                    throw new IllegalStateException(errno + " after " + small.count() + " small mappings");
                });
            }
        }

        @Override
        boolean isAbout(Limit limit) {
            return limit == Limit.MAX_MAP_COUNT;
        }
    },

    /** Few tasks left: in a control group that it joins, or of its user. */
    PIDS {
        @Override
        void enter(String group) throws IOException {
            if (group.isEmpty()) {
                long taken = ProcessUse.of(ProcessHandle.current().pid()).userTasks();
                long hard = Rlimit.NPROC.get().hard();
                Rlimit.NPROC.set(Math.min(taken + TASKS_LEFT, hard), hard);
            } else {
                Files.writeString(
                        Path.of(group, "cgroup.procs"),
                        Long.toString(ProcessHandle.current().pid()));
            }
        }

        @Override
        boolean isAbout(Limit limit) {
            return limit == Limit.CGROUP_PIDS || limit == Limit.NPROC;
        }
    };

    /** 2^32 bytes. */
    public static final long FOUR_GIB = 1L << 32;

    static final int MAPPINGS_LEFT = 4_000;

    /** A multiple of any page size. */
    private static final long PAGES_BYTES = 1 << 16;

    static final int TASKS_LEFT = 1_500;

    /** Whether it is there for this limit to be met: no other may be, being others' too. */
    abstract boolean isAbout(Limit limit);

    /** Makes this JVM live in it. */
    abstract void enter(String group) throws IOException;

    /** Gives back what the JVM needs to say how it went. */
    void leave() {}
}
