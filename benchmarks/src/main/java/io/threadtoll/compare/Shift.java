// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

/** What a comparison of two series says. */
public enum Shift {
    /** Surely changed by more than the delta, for the better. */
    BETTER,
    /** Surely changed by more than the delta, for the worse. */
    WORSE,
    /** Surely changed by more than the delta, in a unit of which neither way is better. */
    DIFFERENT,
    /** Surely changed by less than the delta. */
    EQUIVALENT,
    /** The forks can't tell. Never read it as "the same". */
    INCONCLUSIVE,
    /** Other code was measured, or there are no values to compare; the flags say which. */
    NOT_COMPARABLE;

    /** Whether something surely changed. */
    public boolean isChange() {
        return this == BETTER || this == WORSE || this == DIFFERENT;
    }
}
