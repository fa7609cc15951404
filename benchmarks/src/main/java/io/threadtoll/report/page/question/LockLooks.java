// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page.question;

import io.threadtoll.mutex.MutexKind;
import io.threadtoll.report.chart.Curve;
import io.threadtoll.report.chart.Style;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * How locks look: the same in all charts of a section, whichever of them are in it.
 *
 * @param locks their names, in the order of the register and then those that it doesn't have
 */
record LockLooks(List<String> locks) {
    private static final List<String> REGISTER =
            Arrays.stream(MutexKind.values()).map(MutexKind::name).toList();

    static LockLooks of(List<LockPass> passes) {
        return ofNames(passes.stream()
                .filter(pass -> !pass.isControl())
                .map(LockPass::lock)
                .toList());
    }

    static LockLooks ofNames(List<String> locks) {
        return new LockLooks(locks.stream()
                .distinct()
                .sorted(Comparator.comparingInt(LockLooks::place).thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    private static int place(String lock) {
        int place = REGISTER.indexOf(lock);
        return place < 0 ? REGISTER.size() : place;
    }

    Style style(String lock) {
        return Style.of(locks.indexOf(lock));
    }

    List<Curve> key() {
        return locks.stream()
                .map(lock -> new Curve(lock, style(lock), List.of()))
                .toList();
    }

    /** A name that is short enough to stand beside a mark. */
    static String shortName(String lock) {
        return lock.replaceFirst("_(FUTEX|MUTEX|SPIN_LOCK)$", "").replaceFirst("^JDK_", "");
    }
}
