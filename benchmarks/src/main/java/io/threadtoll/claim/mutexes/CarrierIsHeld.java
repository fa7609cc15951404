// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Figure;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.linux.Binding;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.thread.CarrierPinned;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A virtual thread that waits in futex(2) is said to hold its carrier, whatever binding it got there by. Why a lock for virtual
 * threads must not sleep in the futex: {@code VIRTUAL_AWARE_FUTEX} parks them.
 */
@AutoService(Claim.class)
public final class CarrierIsHeld implements Claim {
    /** Holds where one more never ran; wrong where it ran each time. */
    static final Band NEVER = Band.exactly(0).refutedOnlyAbove(Math.nextDown(1.0));

    /** It has to run where a carrier is free. */
    static final Band ALWAYS = Band.exactly(1);

    @Override
    public Title title() {
        return Title.ours(
                "carrier-pinned",
                Section.MUTEXES,
                "A virtual thread that waits in futex(2) holds its carrier: with one such a carrier, no other gets on.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return cells().toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        Cell first = CarrierPinned.cell(Binding.JNA_DIRECT);
        evidence.require(List.of(first));
        List<Cell> there = cells().filter(cell -> evidence.has(List.of(cell))).toList();
        List<Figure> ran = new ArrayList<>();
        there.forEach(
                cell -> ran.add(share(evidence, cell, "ran beside a waiter a carrier", CarrierPinned.RAN_BESIDE_ALL)
                        .within(NEVER)));
        Ruling ruling = Ruling.on(ran)
                .rows(cells().map(cell -> evidence.gap(List.of(cell)))
                        .flatMap(gap -> gap.stream())
                        .map(gap -> EvidenceRow.note("not there", gap.reason()))
                        .toList())
                .reproduced(
                        "the JVM can't take a thread off its carrier that is in native code, and starts no other carrier")
                .refuted("the JVM gave the waiters' carriers to others");
        for (Cell cell : there) {
            ruling.control(
                    share(evidence, cell, "ran beside one waiter fewer", CarrierPinned.RAN_BESIDE_FEWER),
                    ALWAYS,
                    "a virtual thread did not run beside a free carrier either");
            ruling.control(
                    share(evidence, cell, "ran beside parked ones", CarrierPinned.RAN_BESIDE_PARKED),
                    ALWAYS,
                    "a virtual thread did not run beside parked ones either");
        }
        return ruling.verdict();
    }

    private static Figure share(Evidence evidence, Cell cell, String label, Metric ran) {
        return evidence.share(label + ", " + cell.params().values(), cell, ran, CarrierPinned.TRIED);
    }

    private static Stream<Cell> cells() {
        return Stream.of(Binding.JNA_DIRECT, Binding.FFM).map(CarrierPinned::cell);
    }
}
