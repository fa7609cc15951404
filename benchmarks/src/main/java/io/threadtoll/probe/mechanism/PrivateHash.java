// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

import com.google.auto.service.AutoService;
import io.threadtoll.linux.Futex;
import io.threadtoll.linux.FutexHash;
import io.threadtoll.linux.NativeCallException;
import io.threadtoll.linux.NativeLoop;
import io.threadtoll.linux.UnsupportedPlatformException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import io.threadtoll.probe.Findings;
import io.threadtoll.probe.Probe;
import io.threadtoll.probe.ProbeParameters;
import io.threadtoll.probe.Scale;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Does a process's futex share the kernel's table with those of strangers, and what does a call cost with either table? It is
 * asked how many slots the process has of its own (PR_FUTEX_HASH of prctl(2), Linux 6.16), and calls that find nobody are
 * timed on {@link #WORDS} words by a loop of machine code: alone, and beside as many threads asleep on other words.
 *
 * <p>Expected: a call looks at a slot and at whoever waits there, so alone all tables are alike, and beside many sleepers a
 * table of few slots is slower. Each setting has the fork's own JVM, since there is no way back.
 */
@AutoService(Probe.class)
public final class PrivateHash implements Probe {
    /** The probe's id. */
    public static final String ID = "private-hash";

    /** The process's own slots, 0 where it uses the table of all. */
    public static final Metric SLOTS = Metric.of("slotsOfItsOwn");

    /** FUTEX_WAKE that finds nobody. */
    public static final Metric WAKE_NS = Metric.of("wakeNs");

    /** FUTEX_WAIT that finds another value. */
    public static final Metric WAIT_NS = Metric.of("waitNs");

    /** The wake beside threads that sleep on other words. */
    public static final Metric WAKE_BESIDE_SLEEPERS_NS = Metric.of("wakeBesideSleepersNs");

    /** Threads that slept meanwhile. */
    public static final Metric SLEEPERS = Metric.of("sleepers");

    static final int WORDS = 256;

    private static final String TABLE = "table";
    private static final int CALLS = 200;

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String question() {
        return "Does a process share the kernel's futex table with strangers, and what does that cost?";
    }

    @Override
    public List<String> mainMetrics() {
        return List.of(SLOTS.name(), WAKE_NS.name(), WAKE_BESIDE_SLEEPERS_NS.name());
    }

    @Override
    public SortedMap<String, List<String>> params(Scale scale) {
        return new TreeMap<>(Map.of(
                TABLE, Arrays.stream(FutexTable.values()).map(FutexTable::name).toList()));
    }

    /** The cell of a table. */
    public static Cell cell(FutexTable table) {
        return Cell.ofProbe(ID, Map.of(TABLE, table.name()));
    }

    @Override
    public void check(Map<String, String> params) {
        ProbeParameters.constant(params, TABLE, FutexTable.class);
    }

    /** What is judged is a number of slots. */
    @Override
    public boolean needsOneFork() {
        return true;
    }

    @Override
    public Findings measure(Map<String, String> params) throws Exception {
        if (FutexHash.slots().isEmpty()) {
            throw new NotApplicableException(
                    "this kernel doesn't say which futex table a process has: it has no PR_FUTEX_HASH, which came with 6.16");
        }
        FutexTable table = ProbeParameters.constant(params, TABLE, FutexTable.class);
        try (NativeLoop loop = new NativeLoop(NativeLoop.Entry.INSTRUCTION)) {
            table.use();
            return measured(loop);
        } catch (UnsupportedPlatformException e) {
            throw new NotApplicableException(e.getMessage());
        } catch (NativeCallException e) {
            throw new NotApplicableException("this process may not choose its futex table: " + e.getMessage());
        }
    }

    private static Findings measured(NativeLoop loop) throws InterruptedException {
        List<Futex> words = Stream.generate(Futex::new).limit(WORDS).toList();
        Map<Metric, Double> values = new LinkedHashMap<>();
        values.put(WAKE_NS, MedianTime.ns(WORDS * CALLS, () -> words.forEach(word -> loop.wake(word, CALLS))));
        values.put(WAIT_NS, MedianTime.ns(WORDS * CALLS, () -> words.forEach(word -> loop.await(word, 1, CALLS))));
        try (Sleepers sleepers = new Sleepers(WORDS)) {
            values.put(
                    WAKE_BESIDE_SLEEPERS_NS,
                    MedianTime.ns(WORDS * CALLS, () -> words.forEach(word -> loop.wake(word, CALLS))));
            values.put(SLEEPERS, (double) sleepers.asleep());
        }
        // A default table grows with the process's threads, and then stays as it is.
        values.put(SLOTS, (double) FutexHash.slots().orElseThrow());
        return Findings.of(values);
    }
}
