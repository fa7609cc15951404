// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Judgement;
import io.threadtoll.claim.clone.SamePid;
import io.threadtoll.claim.clone.SharedFiles;
import io.threadtoll.claim.clone.SharedMemory;
import io.threadtoll.claim.clone.SharedSignalHandlers;
import io.threadtoll.claim.rule.SharedPart;
import io.threadtoll.claim.sharing.ErrnoOwn;
import io.threadtoll.claim.sharing.LibraryKeepsCredentialsEqual;
import io.threadtoll.claim.sharing.RegistersOwn;
import io.threadtoll.claim.sharing.SharedCredentials;
import io.threadtoll.claim.sharing.SharedWorkingDirectory;
import io.threadtoll.claim.sharing.SignalMaskOwn;
import io.threadtoll.claim.sharing.StackOutOfReach;
import io.threadtoll.claim.sharing.StackRegionOwn;
import io.threadtoll.linux.TaskPart;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import io.threadtoll.model.MeasuredForks;
import io.threadtoll.model.Metric;
import io.threadtoll.probe.ThreadFigure;
import io.threadtoll.probe.ThreadKind;
import io.threadtoll.probe.ThreadStack;
import io.threadtoll.probe.thread.KeptRegisters;
import io.threadtoll.probe.thread.SharedParts;
import io.threadtoll.probe.thread.StackReach;
import io.threadtoll.probe.thread.ThreadCredentials;
import io.threadtoll.probe.thread.ThreadIdentity;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * Something that a task has, whether two threads have one and the same, whether a process and its child have, and what the
 * article says of it.
 *
 * @param part what it is
 * @param threads of two threads of a process
 * @param child of a process and its child, where a probe looks
 * @param judgement the claim on it; none in verdicts that don't have it
 */
public record PartRow(String part, Sharing threads, Sharing child, Optional<Judgement> judgement) {
    /** A measurement, and what its values say. */
    private record Reading(Cell cell, Metric metric, DoubleFunction<Sharing> meaning) {
        Sharing in(List<Fork> forks) {
            double[] values = MeasuredForks.values(
                    forks.stream().filter(fork -> fork.cell().equals(cell)).toList(), metric.name());
            List<Sharing> marks =
                    Arrays.stream(values).mapToObj(meaning).distinct().toList();
            if (marks.isEmpty()) {
                return Sharing.NOT_MEASURED;
            }
            return marks.size() == 1 ? marks.get(0) : Sharing.DIFFERS;
        }
    }

    private record Part(String name, Claim claim, Reading threads, Optional<Reading> child) {
        static Part compared(String name, Claim claim, TaskPart part) {
            return new Part(
                    name,
                    claim,
                    new Reading(SharedPart.PROBE, SharedParts.byThreads(part), PartRow::flag),
                    Optional.of(new Reading(SharedPart.PROBE, SharedParts.byChild(part), PartRow::flag)));
        }

        static Part ofThreads(String name, Claim claim, String probe, Metric metric, DoubleFunction<Sharing> meaning) {
            return new Part(name, claim, new Reading(Cell.ofProbe(probe), metric, meaning), Optional.empty());
        }
    }

    private static final List<Part> PARTS = List.of(
            Part.compared("Address space", new SharedMemory(), TaskPart.MEMORY),
            Part.compared("Open files", new SharedFiles(), TaskPart.FILES),
            Part.compared("Signal handlers", new SharedSignalHandlers(), TaskPart.SIGNAL_HANDLERS),
            Part.compared("Working directory", new SharedWorkingDirectory(), TaskPart.FILE_SYSTEM),
            Part.ofThreads(
                    "Process id", new SamePid(), ThreadIdentity.ID, ThreadIdentity.PIDS, PartRow::ofDifferentOnes),
            Part.ofThreads(
                    "Thread id", new SamePid(), ThreadIdentity.ID, ThreadIdentity.TIDS, PartRow::ofDifferentOnes),
            Part.ofThreads(
                    "Region of the stack",
                    new StackRegionOwn(),
                    ThreadStack.ID,
                    ThreadKind.PTHREAD.metric(ThreadFigure.SHARED),
                    PartRow::flag),
            Part.ofThreads("Reach of the stack", new StackOutOfReach(), StackReach.ID, StackReach.READ, PartRow::flag),
            Part.ofThreads(
                    "Blocked signals",
                    new SignalMaskOwn(),
                    ThreadIdentity.ID,
                    ThreadIdentity.MASKS,
                    // Threads that block the same may each have a mask all the same.
                    masks -> masks > 1 ? Sharing.OWN : Sharing.NOT_MEASURED),
            Part.ofThreads("Registers", new RegistersOwn(), KeptRegisters.ID, KeptRegisters.CHANGED, PartRow::flag),
            Part.ofThreads(
                    "errno", new ErrnoOwn(), ThreadIdentity.ID, ThreadIdentity.ERRNO_PLACES, PartRow::ofDifferentOnes),
            Part.ofThreads(
                    "Credentials, by a bare call",
                    new SharedCredentials(),
                    ThreadCredentials.ID,
                    ThreadCredentials.BARE_CHANGE_SHARED,
                    PartRow::flag),
            Part.ofThreads(
                    "Credentials, through the C library",
                    new LibraryKeepsCredentialsEqual(),
                    ThreadCredentials.ID,
                    ThreadCredentials.USERS_AFTER_LIBRARY,
                    PartRow::ofDifferentOnes));

    /** A row for each part there is. */
    static List<PartRow> of(List<Judgement> judgements, List<Fork> forks) {
        return PARTS.stream()
                .map(part -> new PartRow(
                        part.name(),
                        part.threads().in(forks),
                        part.child().map(reading -> reading.in(forks)).orElse(Sharing.NOT_ASKED),
                        ThreadSection.judgement(part.claim(), judgements)))
                .toList();
    }

    /** Whether forks of a cell say what a thread is; how large its stack is, many a run asks for another reason. */
    static boolean isOne(Cell cell) {
        return PARTS.stream()
                .map(part -> part.threads().cell())
                .filter(asked -> !asked.probe().equals(ThreadStack.ID))
                .anyMatch(cell::equals);
    }

    private static Sharing ofDifferentOnes(double count) {
        return count == 1 ? Sharing.SHARED : Sharing.OWN;
    }

    private static Sharing flag(double value) {
        return value == 0 ? Sharing.OWN : Sharing.SHARED;
    }
}
