// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

import io.threadtoll.journal.Json;
import io.threadtoll.jvm.ParentJvm;
import io.threadtoll.machine.KernelFiles;
import io.threadtoll.machine.limits.ConnectionCost;
import io.threadtoll.machine.limits.Headroom;
import io.threadtoll.machine.limits.ReachedLimit;
import java.io.IOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The JVM of a crowd: predicts how many threads there is room for, then starts them until one is refused or a bound is
 * met. It answers in files, since a JVM that is refused a thread prints warnings of its own.
 */
final class CrowdMain {
    /** The answer's name in the folder: at first the prediction alone. */
    static final String REPORT = "report.json";

    /** How many threads run, as an int: outlives a JVM that dies of the refusal. */
    static final String PROGRESS = "progress";

    /** Start before anything is measured: the first threads load classes. */
    private static final int WARMUPS = 20;

    /** The cost of a thread is measured so often, and the median taken. */
    private static final int BATCHES = 5;

    private static final int BATCH = 20;

    private static final int CHECKED_EVERY = 200;
    private static final int FIRST_STEP = 500;

    private final CrowdOrder order;
    private final Path folder;
    private final Crowd crowd;
    private final MappedByteBuffer progress;
    private final long deadline;
    private final Reserve reserve = new Reserve(KernelFiles.ofThisMachine());
    private final List<CrowdStep> steps = new ArrayList<>();

    private CrowdMain(CrowdOrder order, Path folder) throws IOException {
        this.order = order;
        this.folder = folder;
        this.crowd = new Crowd(order.stackBytes());
        this.deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(order.longestMs());
        try (FileChannel file = FileChannel.open(
                folder.resolve(PROGRESS),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            this.progress = file.map(FileChannel.MapMode.READ_WRITE, 0, Integer.BYTES);
        }
    }

    /** Takes the order as JSON and the folder for the answer. */
    public static void main(String[] args) throws Exception {
        ParentJvm.watch();
        new CrowdMain(Json.MAPPER.readValue(args[0], CrowdOrder.class), Path.of(args[1])).run();
        // Nobody waits for the crowd.
        Runtime.getRuntime().halt(0);
    }

    private void run() throws IOException, InterruptedException {
        order.world().enter(order.group());
        CrowdReport prediction = predict();
        write(prediction);
        String refusal = "";
        String stopped = "";
        int nextStep = FIRST_STEP;
        while (refusal.isEmpty() && stopped.isEmpty() && crowd.size() < prediction.target()) {
            refusal = crowd.grow().orElse("");
            progress.putInt(0, crowd.size());
            if (crowd.size() % CHECKED_EVERY == 0) {
                stopped = bound().orElse("");
            }
            if (crowd.size() == nextStep && crowd.size() < prediction.target()) {
                steps.add(CrowdStep.now(crowd.size()));
                nextStep *= 2;
            }
        }
        steps.add(CrowdStep.now(crowd.size()));
        order.world().leave();
        write(prediction.ended(crowd.size(), steps, refusal, stopped));
    }

    private CrowdReport predict() throws InterruptedException {
        growTo(WARMUPS);
        CrowdStep before = CrowdStep.now(crowd.size());
        List<ConnectionCost> costs = new ArrayList<>();
        for (int batch = 0; batch < BATCHES; batch++) {
            growTo(crowd.size() + BATCH);
            CrowdStep after = CrowdStep.now(crowd.size());
            costs.add(after.perThreadSince(before));
            before = after;
        }
        steps.add(before);
        ConnectionCost cost = ConnectionCost.median(costs);
        Headroom headroom = Headroom.now();
        List<ReachedLimit> limits = ReachedLimit.order(headroom, cost).stream()
                .map(more -> new ReachedLimit(more.limit(), crowd.size() + Math.floor(more.connections())))
                .toList();
        ReachedLimit first = limits.get(0);
        int target = order.world().isAbout(first.limit())
                ? (int) Math.min(order.most(), order.share() * first.connections())
                : crowd.size();
        return new CrowdReport(headroom, cost, limits, target, crowd.size(), steps, "", "");
    }

    private void growTo(int size) throws InterruptedException {
        while (crowd.size() < size) {
            Optional<String> refusal = crowd.grow();
            if (refusal.isPresent()) {
                throw new IllegalStateException(
                        "refused at " + crowd.size() + " threads already: " + refusal.orElseThrow());
            }
        }
    }

    private Optional<String> bound() {
        return System.nanoTime() > deadline
                ? Optional.of("stopped after " + order.longestMs() + " ms")
                : reserve.reached();
    }

    private void write(CrowdReport report) throws IOException {
        Files.write(folder.resolve(REPORT), Json.MAPPER.writeValueAsBytes(report));
    }
}
