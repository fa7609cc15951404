// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.Outcome;
import io.threadtoll.claim.Verdict;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.WaitingThread;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** FUTEX_WAIT takes a thread off the run queue. */
@AutoService(Claim.class)
public final class WaitSleeps implements Claim {
    /** "Uses no CPU time": at most this share of the time it was watched. */
    static final double MOST_CPU = 0.001;

    /** The control spins: where not even it is charged a hundred times as much, the account shows nothing. */
    static final double SPINNER_CPU = 100 * MOST_CPU;

    private static final Cell PROBE = Cell.ofProbe(WaitingThread.ID);

    @Override
    public String id() {
        return "wait-sleeps";
    }

    @Override
    public String section() {
        return "Mutexes and Futexes";
    }

    @Override
    public String statement() {
        return "FUTEX_WAIT takes the thread off the run queue, unless the word already holds another value.";
    }

    @Override
    public List<Cell> needs(int processors, Depth depth) {
        return List.of(PROBE);
    }

    @Override
    public Verdict judge(Evidence evidence) {
        return evidence.gap(List.of(PROBE)).orElseGet(() -> watched(evidence));
    }

    private static Verdict watched(Evidence evidence) {
        double share = sum(evidence, WaitingThread.CPU_NS) / sum(evidence, WaitingThread.WINDOW_NS);
        double samples = sum(evidence, WaitingThread.SAMPLES);
        double asleep = sum(evidence, WaitingThread.ASLEEP);
        double tried = sum(evidence, WaitingThread.OTHER_VALUE_TRIED);
        double refused = sum(evidence, WaitingThread.OTHER_VALUE_REFUSED);
        double spinner = Arrays.stream(evidence.means(PROBE, WaitingThread.SPINNER_CPU_FRACTION))
                .min()
                .orElse(0);
        String figure = String.format(
                Locale.ROOT,
                "%.4f %% of a CPU while it waits, asleep in %.0f of %.0f looks; %.0f of %.0f waits for another value"
                        + " refused",
                100 * share,
                asleep,
                samples,
                refused,
                tried);
        String control = String.format(
                Locale.ROOT, "schedstat charged a thread that spun meanwhile %.0f %% of a CPU", 100 * spinner);
        if (spinner < SPINNER_CPU) {
            return new Verdict(Outcome.INCONCLUSIVE, figure, control + ": it shows nothing here");
        }
        if (share <= MOST_CPU && asleep == samples && refused == tried) {
            return new Verdict(Outcome.REPRODUCED, figure, control);
        }
        boolean refuted = (share > MOST_CPU && asleep == 0) || refused == 0;
        return new Verdict(refuted ? Outcome.REFUTED : Outcome.INCONCLUSIVE, figure, control);
    }

    private static double sum(Evidence evidence, Metric metric) {
        return Arrays.stream(evidence.means(PROBE, metric)).sum();
    }
}
