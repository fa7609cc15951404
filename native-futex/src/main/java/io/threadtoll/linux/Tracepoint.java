// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Places in the kernel whose passing can be counted for a thread. */
public enum Tracepoint {
    /**
     * The thread called futex(2), for whatever operation. The kernel passes it with the caller's own registers
     * ({@code kernel/trace/trace_syscalls.c}), so it is counted even where events inside the kernel are left out, and
     * that a plain user may ask for.
     */
    FUTEX_CALL("syscalls/sys_enter_futex", true),
    /** The thread made a system call, any. */
    SYSTEM_CALL("raw_syscalls/sys_enter", false),
    /** The thread left its CPU to another one, because it had to wait or because it was preempted. */
    SWITCH("sched/sched_switch", false),
    /**
     * The thread moved a thread to another CPU: itself, or more often one that it woke. The kernel charges the mover,
     * not the moved ({@code include/trace/events/sched.h} names no {@code __perf_task} here), so a sum over threads that
     * wake only each other is how often they were moved by waking.
     */
    MIGRATION("sched/sched_migrate_task", false);

    private static final List<Path> FOLDERS =
            List.of(Path.of("/sys/kernel/tracing"), Path.of("/sys/kernel/debug/tracing"));

    private final String event;
    private final boolean fromUserSpace;

    Tracepoint(String event, boolean fromUserSpace) {
        this.event = event;
        this.fromUserSpace = fromUserSpace;
    }

    /** Whether it is passed with the registers of user space, and so counted with exclude_kernel set. */
    boolean fromUserSpace() {
        return fromUserSpace;
    }

    /** The kernel's name, category and event: {@code sched:sched_switch}. */
    public String kernelName() {
        return event.replace('/', ':');
    }

    /** The kernel's number for it, which differs from kernel to kernel. */
    long id() throws CounterUnavailableException {
        return id(FOLDERS);
    }

    /**
     * The same, from the first of these folders that shows it.
     *
     * @param folders where tracefs may be mounted, most usual first
     */
    long id(List<Path> folders) throws CounterUnavailableException {
        Tracefs seen = Tracefs.ABSENT;
        for (Path folder : folders) {
            Path file = folder.resolve("events").resolve(event).resolve("id");
            try {
                return Long.parseLong(Files.readString(file).strip());
            } catch (AccessDeniedException hidden) {
                seen = seen.or(Tracefs.UNREADABLE);
            } catch (IOException absent) {
                seen = seen.or(Tracefs.at(folder));
            }
        }
        throw new CounterUnavailableException(seen.whyNo(this));
    }
}
