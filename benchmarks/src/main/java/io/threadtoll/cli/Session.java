// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import io.threadtoll.compare.CompareOptions;
import io.threadtoll.compare.Comparing;
import io.threadtoll.compare.Comparison;
import io.threadtoll.compare.source.Sources;
import io.threadtoll.journal.Journal;
import io.threadtoll.journal.PackedFile;
import io.threadtoll.journal.ResultFolder;
import io.threadtoll.journal.RunSummary;
import io.threadtoll.machine.Inherited;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Interference;
import io.threadtoll.model.Run;
import io.threadtoll.probe.gil.Pythons;
import io.threadtoll.report.compare.ComparisonFormat;
import io.threadtoll.report.text.Printable;
import io.threadtoll.run.Conductor;
import io.threadtoll.run.Durations;
import io.threadtoll.run.ResumeConditions;
import io.threadtoll.run.Schedule;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Carries a run on from wherever its journal stands, and writes what it says. */
final class Session {
    private final ResultFolder folder;
    private final Run run;
    private final PrintWriter out;
    private final List<Path> reports = new ArrayList<>();
    private List<Fork> forks = List.of();

    Session(ResultFolder folder, PrintWriter out) {
        this.folder = folder;
        this.run = folder.run();
        this.out = out;
    }

    /** Says what is going to happen. */
    void announce() {
        say(PlanText.summary(run.plan()));
        say("On " + run.environment().field("cpu.model") + ", "
                + run.environment().processors() + " CPUs, Linux "
                + run.environment().field("kernel.release") + ", JDK "
                + run.jvms().stream()
                        .map(jvm -> jvm.fields().getOrDefault("jdk.version", jvm.path()))
                        .collect(Collectors.joining(" and ")));
        pythons();
        Inherited.distorting(run.environment().fields()).forEach(what -> say("! " + what));
        out.println("Into " + folder.path());
        out.flush();
    }

    /** Which interpreters are measured, and how many are not. */
    private void pythons() {
        SortedMap<String, String> fields = run.environment().fields();
        List<String> measured = measuredPythons(run);
        if (measured.isEmpty()) {
            return;
        }
        long others = fields.keySet().stream()
                .filter(field ->
                        field.startsWith(Pythons.FIELD) && !measured.contains(field.substring(Pythons.FIELD.length())))
                .count();
        say("Python: "
                + measured.stream()
                        .map(path -> Pythons.name(fields.getOrDefault(Pythons.FIELD + path, "none")) + " at " + path)
                        .collect(Collectors.joining(", "))
                + (others == 0 ? "" : "; " + others + " more are here and not measured: choose with --python"));
    }

    private static List<String> measuredPythons(Run run) {
        return run.plan().cells().stream()
                .flatMap(planned -> Stream.ofNullable(planned.cell().params().get(Machine.PYTHON)))
                .distinct()
                .toList();
    }

    /**
     * Makes the forks that are missing. Ctrl-C keeps those that are made.
     *
     * @param verb the command that does so, and can go on with it
     * @param resumed whether it was begun before, and maybe elsewhere
     * @throws BadResultException if it can't go on here
     */
    void measure(String verb, boolean resumed) {
        Schedule schedule = Schedule.of(run, folder.forks());
        run.jvms().forEach(jvm -> requireInstalled(jvm.path(), "java"));
        measuredPythons(run).stream()
                .filter(python -> !python.equals(Machine.USUAL_PYTHON))
                .forEach(python -> requireInstalled(python, "python3"));
        if (resumed && schedule.next().isPresent()) {
            ResumeConditions.require(run);
        }
        try (Journal journal = Journal.open(folder.journal())) {
            Progress progress = new Progress(
                    schedule, run.jvms().size() > 1, out, Terminal.ofOutput().interactive());
            Conductor conductor = new Conductor(run.jvms(), schedule, progress);
            Thread farewell = new Thread(() -> sayFarewell(conductor, verb), "farewell");
            Runtime.getRuntime().addShutdownHook(farewell);
            try {
                conductor.run(journal);
                Runtime.getRuntime().removeShutdownHook(farewell);
            } catch (CancellationException e) {
                throw e;
            } catch (RuntimeException | Error e) {
                Runtime.getRuntime().removeShutdownHook(farewell);
                throw e;
            }
        }
    }

    /** A stranger's folder must not bring along, or name from wherever we are, the program that is started. */
    private void requireInstalled(String path, String what) {
        Path program = Path.of(path);
        if (!program.isAbsolute() || real(program).startsWith(real(folder.path().toAbsolutePath()))) {
            throw new BadResultException("this run measures " + path + ", which is not the whole path of an installed "
                    + what + ": start a new run.");
        }
    }

    /** Without links, such as /proc/self/cwd, on the way; what isn't there is left as it is, and found missing later. */
    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.normalize();
        }
    }

    /** Writes what the journal says, with a report for each JVM. */
    List<Conclusion> conclude() {
        forks = folder.forks();
        List<Conclusion> conclusions = Conclusion.of(run, forks);
        RunSummary.write(folder, run, forks);
        List<PackedFile> raw = PackedFile.of(folder);
        reports.addAll(conclusions.stream()
                .map(conclusion -> conclusion.write(folder, raw))
                .toList());
        return conclusions;
    }

    /** Prints for which JVM the following is, where there are several. */
    void showJvm(Conclusion conclusion) {
        if (run.jvms().size() > 1) {
            out.println("== " + conclusion.jvm());
        }
    }

    /** Whether the run is to find out what changed, and not whether claims hold. */
    boolean isForChanges() {
        return run.plan().lookForChanges();
    }

    /**
     * Prints what changed within the run.
     *
     * @param col what is compared; empty for what the run compares
     */
    void showChanges(List<String> col) {
        try {
            Comparison comparison = Comparing.compare(
                    Sources.usual(List.of(folder.path())),
                    CompareOptions.usual().withCol(col));
            Terminal terminal = Terminal.ofOutput();
            out.println(ComparisonFormat.TABLE.render(comparison, terminal.colour(), terminal.width()));
        } catch (IllegalArgumentException nothing) {
            // Every fork of one side may have been disturbed.
            out.println("Nothing can be compared: too few forks count.");
        }
    }

    /** One line on how the time of what was concluded was spent, and where the report is. */
    void sayWhere() {
        long wall = forks.stream().mapToLong(Fork::wallNs).sum();
        long inside = forks.stream().mapToLong(Fork::iterationNs).sum();
        long disturbed = count(forks, Fork.Status.DISTURBED);
        out.printf(
                Locale.ROOT,
                "%d forks in %s, %.0f %% of it inside iterations; %d disturbed and made again, %d failed.%n",
                forks.size(),
                Durations.text(wall),
                100.0 * inside / Math.max(1, wall),
                disturbed,
                count(forks, Fork.Status.FAILED));
        long unknown = forks.stream()
                .map(Fork::interference)
                .filter(Interference::isUnknown)
                .count();
        if (unknown > 0) {
            out.println("! What else the machine did during " + unknown
                    + " of them is not known: /proc/stat doesn't say, so"
                    + " none of these was made again for being disturbed.");
        }
        reports.forEach(report -> out.println("Report: " + report));
        if (run.jvms().size() > 1 && !isForChanges()) {
            out.println("Compare the JVMs: ./threadtoll compare " + folder.path());
        }
        out.flush();
    }

    private static long count(List<Fork> forks, Fork.Status status) {
        return forks.stream().filter(fork -> fork.status() == status).count();
    }

    /** What a run resumed from a stranger's folder says of itself. */
    private void say(String line) {
        out.println(Printable.line(line));
    }

    private void sayFarewell(Conductor conductor, String verb) {
        conductor.stop();
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        out.println();
        out.println("Interrupted. Every finished fork is in " + folder.journal() + ".");
        out.println("Go on with: ./threadtoll " + verb + " --resume " + folder.path());
        out.flush();
    }
}
