// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Kills real runs with SIGKILL at random moments, resumes them, and looks each time at what is left: whole forks that can
 * be judged, and at most one lost that had been started. Half of the kills are of the whole process group, as of a machine
 * that loses power; half are of the command alone, whose fork then has to end by itself. {@code results/trials/kill-9.sh}
 * starts it. Every other run has a fixed number of forks, the others go on where something is open.
 */
final class KillTrial {
    /** Two probes and two benchmarks, with the gate beside them. */
    static final List<String> SEVERAL = List.of("parallelism", "shared-word", "wake-without-release", "HardwareFloor");

    /** One that looks at what it has, and goes on where that is open. */
    private static final List<String> DECIDING = List.of("aa", "HardwareFloor.increment", "--budget", "12s");

    private static final long LOOK_MS = 30;
    private static final int LATEST_MS = 4_000;

    /** Judging and writing take about a second, and so does a start before them. */
    private static final int CONCLUDING_MS = 2_000;

    private static final long ORPHAN_MS = 20_000;

    private final Path folder;
    private final List<String> names;
    private final int latestMs;
    private final Random random;
    private final Count count = new Count();
    private KilledRun run;
    private int commands;

    /** What was seen. */
    static final class Count {
        int kills;
        int ofCommandAlone;
        int beforeItBegan;
        int afterTheLastFork;
        int lostOne;
        int runs;
        int resumes;
        long longestOrphanMs;

        @Override
        public String toString() {
            return kills + " kills (" + ofCommandAlone + " of the command alone, " + beforeItBegan
                    + " before the run had a folder, " + afterTheLastFork + " after its last fork): " + lostOne
                    + " lost one fork, " + (kills - lostOne) + " none; " + resumes + " resumed, " + runs
                    + " runs complete; a fork left behind ended within " + longestOrphanMs + " ms";
        }
    }

    /**
     * A trial.
     *
     * @param names what its runs measure
     * @param latestMs no command is killed later, but for those that are to be killed after the last fork
     */
    KillTrial(Path folder, long seed, List<String> names, int latestMs) {
        this.folder = folder;
        this.names = names;
        this.latestMs = latestMs;
        this.random = new Random(seed);
        this.run = new KilledRun(folder.resolve("run0"));
    }

    /** Kills so often, and then lets the last run end, or one more where none has. */
    Count kill(int times) throws IOException, InterruptedException {
        while (count.kills < times) {
            step(true);
        }
        int complete = count.runs;
        while (count.runs == complete && (run.folder().isPresent() || complete == 0)) {
            step(false);
        }
        return count;
    }

    private void step(boolean deadly) throws IOException, InterruptedException {
        List<String> before = run.lines();
        try (ChildCommand command = command()) {
            ForkWatch watch = new ForkWatch(command.handle());
            if (!awaitMoment(command, watch, deadly)) {
                KilledRun.require(command.exit() == 0, "exit " + command.exit() + ": " + command.output());
                run.requireComplete();
                count.runs++;
                run = new KilledRun(folder.resolve("run" + count.runs));
                return;
            }
            boolean measured = run.isMeasured();
            int started = kill(command, watch);
            if (run.folder().isEmpty()) {
                count.beforeItBegan++;
                return;
            }
            List<String> after = run.lines();
            KilledRun.require(after.subList(0, before.size()).equals(before), "a line has changed");
            int lost = started - (after.size() - before.size());
            KilledRun.require(lost == 0 || lost == 1, lost + " forks are lost of " + started);
            count.lostOne += lost;
            count.afterTheLastFork += measured ? 1 : 0;
            run.requireReadable();
        }
    }

    private ChildCommand command() throws IOException {
        List<String> args = new ArrayList<>();
        if (run.folder().isPresent()) {
            count.resumes++;
            args.addAll(List.of("run", "--resume", run.folder().get().path().toString()));
        } else {
            args.addAll(count.runs % 2 == 0 ? fixed() : DECIDING);
            args.addAll(List.of(
                    "--preset",
                    "quick",
                    "--seed",
                    "7",
                    "--results",
                    run.results().toString()));
        }
        Files.createDirectories(folder);
        return new ChildCommand(folder.resolve("out" + commands++), args.toArray(String[]::new));
    }

    private List<String> fixed() {
        List<String> args = new ArrayList<>(List.of("run", "--rounds", "2"));
        args.addAll(names);
        return args;
    }

    /** Waits for a random moment, of a run that is nearly made for one after its last fork; false if the command has ended. */
    private boolean awaitMoment(ChildCommand command, ForkWatch watch, boolean deadly) throws InterruptedException {
        boolean late = run.isNearlyMeasured() && random.nextBoolean();
        long moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(latestMs));
        while (command.isAlive()) {
            watch.started();
            if (late && run.isMeasured()) {
                late = false;
                moment = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(CONCLUDING_MS));
            }
            if (deadly && !late && System.nanoTime() >= moment) {
                return command.isAlive();
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        return false;
    }

    /** Kills, and gives how many forks had been started. */
    private int kill(ChildCommand command, ForkWatch watch) throws IOException, InterruptedException {
        boolean alone = random.nextBoolean();
        int started = watch.started();
        if (alone) {
            command.signal("KILL");
        } else {
            command.signalGroup("KILL");
        }
        long start = System.nanoTime();
        command.exit();
        while (watch.running() > 0) {
            long waitedMs = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            KilledRun.require(waitedMs < ORPHAN_MS, "a fork outlives its command");
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
        }
        count.kills++;
        System.out.println("kill " + count.kills + " of " + (alone ? "the command alone" : "the group") + ", " + started
                + " forks started");
        if (alone) {
            count.ofCommandAlone++;
            count.longestOrphanMs =
                    Math.max(count.longestOrphanMs, TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
        return started;
    }

    /** Kills as often as the first argument says, at moments of the seed that is the second, and prints what it saw. */
    public static void main(String[] args) throws IOException, InterruptedException {
        // A command has a session of its own, which a Ctrl-C here doesn't reach.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        Path folder = Files.createTempDirectory("threadtoll-kill");
        System.out.println(
                new KillTrial(folder, Long.parseLong(args[1]), SEVERAL, LATEST_MS).kill(Integer.parseInt(args[0])));
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
