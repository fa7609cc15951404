// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.linux.Tracefs;
import io.threadtoll.linux.Tracepoint;
import io.threadtoll.machine.CannotTellException;
import java.nio.file.Path;
import java.util.List;

/** Whether the kernel's list of tracepoints can be read (kernel: Documentation/trace/ftrace.rst, "The File System"). */
@AutoService(Check.class)
public final class TraceFiles implements Check {
    private static final String USUAL = "/sys/kernel/tracing";
    private static final List<String> FOLDERS = List.of(USUAL, "/sys/kernel/debug/tracing");
    private static final String EVENT =
            "/events/" + Tracepoint.FUTEX_CALL.kernelName().replace(':', '/') + "/id";

    @Override
    public String id() {
        return "tracefs";
    }

    @Override
    public String why() {
        return "The numbers of the tracepoints stand there: without them the kernel counts no futex calls for us.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        for (String folder : FOLDERS) {
            if (machine.find(folder + EVENT).isPresent()) {
                return Finding.ok("readable, at " + folder);
            }
        }
        if (!machine.exists(USUAL)) {
            throw new CannotTellException("there is no " + USUAL + ": the kernel was built without CONFIG_FTRACE");
        }
        return isClosed(machine)
                ? Finding.warn("not readable by this user", share(machine))
                : machine.exists(USUAL + "/events")
                        ? Finding.warn(
                                "without " + Tracepoint.FUTEX_CALL.kernelName() + ": needs CONFIG_FTRACE_SYSCALLS")
                        : empty(machine);
    }

    private static Finding empty(MachineView machine) {
        return Tracefs.isMounted(machine.find(Tracefs.MOUNTS).orElse(""), Path.of(USUAL))
                ? Finding.warn("mounted, but empty: "
                        + Tracefs.whyEmpty(machine.find(Tracefs.LOCKDOWN).orElse("")))
                : Finding.warn("not mounted", "mount -t tracefs nodev " + USUAL);
    }

    private static boolean isClosed(MachineView machine) {
        try {
            machine.list(USUAL, "");
            return machine.exists(USUAL + EVENT);
        } catch (CannotTellException hidden) {
            return true;
        }
    }

    /** Lets this user's group read it. */
    private static String share(MachineView machine) throws CannotTellException {
        String group = machine.after("/proc/self/status", "Gid:").split("\\s+", 2)[0];
        return group.matches("\\d{1,10}") ? "mount -o remount,mode=750,gid=" + group + " " + USUAL : "";
    }
}
