// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.model.Environment;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Fork.Status;
import io.threadtoll.model.Looks;
import io.threadtoll.model.Plan;
import io.threadtoll.model.Run;
import io.threadtoll.model.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How a run was made, in words. */
final class RunFacts {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunFacts() {}

    /** The machine, the JVM and the day: what tells this report from another. */
    static List<Fact> headline(Run run) {
        return List.of(
                new Fact("CPU", run.environment().field("cpu.model")),
                new Fact("CPUs", cpus(run.environment())),
                new Fact("Kernel", run.environment().field("kernel.release")),
                new Fact("JDK", run.environment().field("jdk.version")),
                new Fact("Started", MINUTE.format(run.startedAt())));
    }

    private static String cpus(Environment environment) {
        return environment.processors()
                + (environment.field("hypervisor.present").equals("true") ? " of a virtual machine" : "");
    }

    /** How many forks all of it rests on, and how long they took. */
    static String basis(List<Fork> forks) {
        return count(forks, Status.MEASURED) + " forks count, " + count(forks, Status.DISTURBED)
                + " were disturbed, in " + time(wall(forks));
    }

    /** The command, the plan and what became of it. */
    static List<Fact> of(Run run, List<Fork> forks) {
        Plan plan = run.plan();
        Duration real = wall(forks);
        return List.of(
                new Fact("Command", "./threadtoll " + String.join(" ", run.command())),
                new Fact("Plan", plan.name()),
                new Fact("JVM of the forks", plan.jvms().get(0).path()),
                new Fact("Cells", Integer.toString(plan.cells().size())),
                new Fact("Rounds", plan.looks().map(RunFacts::looks).orElse(Integer.toString(plan.rounds()))),
                new Fact("Seed of the order", Long.toString(plan.seed())),
                new Fact(
                        "Forks planned",
                        plan.looks().map(any -> "as many as decide").orElse(Integer.toString(plan.forks()))),
                new Fact("Forks made", made(forks)),
                new Fact(
                        plan.looks().isPresent() ? "Budget" : "Expected time",
                        time(Duration.ofNanos(plan.looks().map(Looks::budgetNs).orElse(plan.expectedNs())))),
                new Fact("Real time", time(real)),
                new Fact("Of it in iterations", insideIterations(forks, real)));
    }

    /** All other fields of the environment. */
    static List<Fact> environment(Run run) {
        return run.environment().fields().entrySet().stream()
                .map(field -> new Fact(field.getKey(), field.getValue()))
                .toList();
    }

    private static String looks(Looks looks) {
        return String.format(
                Locale.ROOT,
                "looked at after %s, at %.2f %% each; then only what was open",
                looks.rounds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
                100 * looks.confidence());
    }

    private static String made(List<Fork> forks) {
        return forks.size() + ": " + count(forks, Status.MEASURED) + " measured, " + count(forks, Status.DISTURBED)
                + " disturbed, " + count(forks, Status.FAILED) + " failed, " + count(forks, Status.NOT_APPLICABLE)
                + " not applicable";
    }

    private static long count(List<Fork> forks, Status status) {
        return forks.stream().filter(fork -> fork.status() == status).count();
    }

    /** From the start of the first fork to the end of the last. */
    private static Duration wall(List<Fork> forks) {
        Comparator<Instant> order = Comparator.naturalOrder();
        Instant start = forks.stream().map(Fork::startedAt).min(order).orElse(Instant.EPOCH);
        Instant end = forks.stream()
                .map(fork -> fork.startedAt().plusNanos(fork.wallNs()))
                .max(order)
                .orElse(start);
        return Duration.between(start, end);
    }

    private static String insideIterations(List<Fork> forks, Duration wall) {
        double inside = forks.stream().mapToLong(Fork::iterationNs).sum();
        return wall.isZero() ? "-" : Unit.FRACTION.format(inside / (1e9 * wall.toSeconds() + wall.toNanosPart()));
    }

    private static String time(Duration time) {
        return time.toHours() > 0
                ? time.toHours() + " h " + time.toMinutesPart() + " min"
                : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }
}
