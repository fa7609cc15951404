// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.linux;

import java.nio.file.Files;
import java.nio.file.Path;

/** What a look for the kernel's list of tracepoints came upon, worst first. */
public enum Tracefs {
    /** No folder to mount it on: the kernel was built without it. */
    ABSENT {
        @Override
        String whyNo(Tracepoint tracepoint) {
            return "this kernel has no tracefs (there is no /sys/kernel/tracing): it needs CONFIG_FTRACE, or a sandbox"
                    + " hides /sys";
        }
    },
    /** The folder is empty. */
    NOT_MOUNTED {
        @Override
        String whyNo(Tracepoint tracepoint) {
            return "tracefs is not mounted: as root, mount -t tracefs nodev /sys/kernel/tracing";
        }
    },
    /** It is mounted, and there are no events in it. */
    EMPTY {
        @Override
        String whyNo(Tracepoint tracepoint) {
            return "/sys/kernel/tracing is mounted, but there are no events in it: "
                    + whyEmpty(ProcFs.find(LOCKDOWN).orElse(""));
        }
    },
    /** The folder has events, but not this one. */
    WITHOUT_EVENT {
        @Override
        String whyNo(Tracepoint tracepoint) {
            return "this kernel has no tracepoint " + tracepoint.kernelName()
                    + (tracepoint.kernelName().contains("sys_enter")
                            ? ": it was built without CONFIG_FTRACE_SYSCALLS"
                            : ": it was built without CONFIG_EVENT_TRACING");
        }
    },
    /** It is there for root, and this is somebody else. */
    UNREADABLE {
        @Override
        String whyNo(Tracepoint tracepoint) {
            return "tracefs may not be read, because this user is not root, or only a container's: run as root, or as root"
                    + " let your group read it with mount -o remount,mode=750,gid=GROUP /sys/kernel/tracing";
        }
    };

    /** The reason, and the way out, in one line. */
    abstract String whyNo(Tracepoint tracepoint);

    /** What two folders together say: the one that came nearer. */
    Tracefs or(Tracefs other) {
        return compareTo(other) < 0 ? other : this;
    }

    /** Whether the kernel keeps secrets even from root (kernel_lockdown(7)). */
    public static final String LOCKDOWN = "/sys/kernel/security/lockdown";

    /** What is mounted where. */
    public static final String MOUNTS = "/proc/self/mounts";

    /**
     * Why a file system of tracepoints may have none.
     *
     * @param lockdown the text of {@link #LOCKDOWN}; empty where it can't be read
     */
    public static String whyEmpty(String lockdown) {
        return lockdown.contains("[confidentiality]")
                ? "the kernel is locked down for confidentiality (" + LOCKDOWN + "), which hides them"
                : "the kernel was built without CONFIG_EVENT_TRACING, or a sandbox put an empty file system there";
    }

    /** The state of a folder from which an event could not be read, because it is not there. */
    static Tracefs at(Path folder) {
        if (Files.exists(folder.resolve("events"))) {
            return WITHOUT_EVENT;
        }
        if (!Files.exists(folder)) {
            return ABSENT;
        }
        return isMounted(ProcFs.find(MOUNTS).orElse(""), folder) ? EMPTY : NOT_MOUNTED;
    }

    /** Whether some file system is mounted on a folder (proc_pid_mounts(5), field 2). */
    public static boolean isMounted(String mounts, Path folder) {
        return mounts.lines()
                .map(line -> line.split(" ", 3))
                .anyMatch(words -> words.length > 1 && words[1].equals(folder.toString()));
    }
}
