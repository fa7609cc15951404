// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Band;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Evidence;
import io.threadtoll.claim.EvidenceRow;
import io.threadtoll.claim.Ruling;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.claim.Verdict;
import io.threadtoll.machine.Machine;
import io.threadtoll.model.Cell;
import io.threadtoll.probe.mechanism.FutexTable;
import io.threadtoll.probe.mechanism.PrivateHash;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The kernel is said to keep the waiters of all processes in one table, so that strangers meet in a slot of it. */
@AutoService(Claim.class)
public final class PrivateFutexHash implements Claim {
    /** A process that shares the table has no slots of its own. */
    static final Band NO_SLOTS = Band.exactly(0);

    private static final Cell DEFAULT = PrivateHash.cell(FutexTable.DEFAULT);

    @Override
    public Title title() {
        return Title.ours(
                "private-hash",
                Section.MUTEXES,
                "The private futexes of a process share the kernel's table of waiters with those of strangers.");
    }

    @Override
    public List<Cell> needs(Machine machine, Depth depth) {
        return depth == Depth.ESSENTIAL ? List.of(DEFAULT, PrivateHash.cell(FutexTable.GLOBAL)) : all().toList();
    }

    @Override
    public Verdict judge(Evidence evidence) {
        evidence.require(List.of(DEFAULT));
        return Ruling.on(evidence.range("slots of a process's own", DEFAULT, PrivateHash.SLOTS)
                        .within(NO_SLOTS))
                .rows(all().filter(cell -> evidence.has(List.of(cell)))
                        .map(cell -> row(evidence, cell))
                        .toList())
                .reproduced("a process has no slots of its own unless it asks for them")
                .refuted("a process gets a table of its own with its second thread, without asking")
                .verdict();
    }

    private static EvidenceRow row(Evidence evidence, Cell cell) {
        return EvidenceRow.ofThose(
                "table " + cell.params().values(),
                Stream.of(
                        evidence.beside("slots of its own", cell, PrivateHash.SLOTS),
                        evidence.beside("a wake of nobody", cell, PrivateHash.WAKE_NS),
                        evidence.beside("a wait for another value", cell, PrivateHash.WAIT_NS),
                        evidence.beside("threads asleep", cell, PrivateHash.SLEEPERS),
                        evidence.beside("a wake of nobody beside them", cell, PrivateHash.WAKE_BESIDE_SLEEPERS_NS)));
    }

    private static Stream<Cell> all() {
        return Arrays.stream(FutexTable.values()).map(PrivateHash::cell);
    }
}
