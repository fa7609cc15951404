// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor.checks;

import com.google.auto.service.AutoService;
import io.threadtoll.doctor.Check;
import io.threadtoll.doctor.Finding;
import io.threadtoll.doctor.MachineView;
import io.threadtoll.machine.CannotTellException;
import io.threadtoll.machine.ControlGroups;
import io.threadtoll.machine.limits.Limit;
import io.threadtoll.machine.limits.ReachedLimit;
import io.threadtoll.probe.limits.LimitRoom;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * How many connections the limits let a ramp go up to, where each has a thread; see {@link Limit} for where each is
 * read. Memory is another check's.
 */
@AutoService(Check.class)
public final class ConnectionRoom implements Check {
    /** What the preset {@code standard} goes up to. */
    private static final int ENOUGH = 10_000;

    /** Room for a million connections with two mappings each, and the most that kernel.pid_max takes. */
    private static final String RAISED = "=4194304";

    /** Raises limits of the shell that the suite is then started from (prlimit(1)). */
    private static final String RAISE_SHELL = "prlimit --pid $$";

    @Override
    public String id() {
        return "connection-limits";
    }

    @Override
    public String why() {
        return "A ramp of connections stops where the first limit binds: 10,000 are wanted, a million at most.";
    }

    @Override
    public Finding look(MachineView machine) throws CannotTellException {
        List<ReachedLimit> order = ReachedLimit.order(machine.headroom(), LimitRoom.THREAD);
        if (order.isEmpty()) {
            throw new CannotTellException("no limit can be read");
        }
        List<ReachedLimit> low = order.stream()
                .filter(binding -> binding.connections() < LimitRoom.MILLION)
                .toList();
        String value = low.isEmpty() ? "room for a million threads" : ReachedLimit.text(low);
        return order.get(0).connections() < ENOUGH
                ? Finding.warn(
                        value,
                        raise(
                                machine,
                                order.stream()
                                        .filter(binding -> binding.connections() < ENOUGH)
                                        .map(ReachedLimit::limit)
                                        .toList()))
                : Finding.ok(value);
    }

    private static String raise(MachineView machine, List<Limit> limits) throws CannotTellException {
        List<String> commands = new ArrayList<>();
        String settings = each(limits, limit -> switch (limit) {
            case PID_MAX, THREADS_MAX, MAX_MAP_COUNT, FILE_MAX, EPOLL_WATCHES, CONNTRACK -> limit.label() + RAISED;
            case OVERCOMMIT -> "vm.overcommit_memory=0";
            default -> "";
        });
        String ofShell = each(limits, limit -> switch (limit) {
            case NOFILE -> "--nofile=1048576:1048576";
            case NPROC -> "--nproc=unlimited:unlimited";
            case ADDRESS_SPACE -> "--as=unlimited:unlimited";
            default -> "";
        });
        if (!settings.isEmpty()) {
            commands.add("sysctl -w " + settings);
        }
        if (!ofShell.isEmpty()) {
            commands.add(RAISE_SHELL + " " + ofShell);
        }
        if (limits.contains(Limit.CGROUP_PIDS)) {
            commands.addAll(endTaskBounds(machine));
        }
        return String.join(" && ", commands);
    }

    private static String each(List<Limit> limits, Function<Limit, String> word) {
        return limits.stream().map(word).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    /** A command for each control group with a bound that ends it. */
    private static List<String> endTaskBounds(MachineView machine) throws CannotTellException {
        return new ControlGroups(machine)
                .aroundSelf("pids").stream()
                        .map(folder -> folder + "/pids.max")
                        .filter(file -> machine.number(file).isPresent())
                        .map(file -> ShellLine.write("max", file))
                        .filter(command -> !command.isEmpty())
                        .toList();
    }
}
