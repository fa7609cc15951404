// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.linux.ThreadAccount;
import java.util.List;

/**
 * The switches that the scheduler charged to some threads in one iteration, for each operation.
 *
 * @param voluntary because a thread had to wait; NaN where there is no thread to ask
 * @param involuntary because a thread was preempted or yielded
 */
record SwitchAccount(double voluntary, double involuntary) {
    /** Nothing known. */
    static final SwitchAccount NONE = new SwitchAccount(Double.NaN, Double.NaN);

    /** What all these threads were charged so far. */
    static ThreadAccount charged(List<Integer> tids) {
        return tids.stream().map(ThreadAccount::of).reduce(new ThreadAccount(0, 0, 0, 0), ThreadAccount::plus);
    }

    static SwitchAccount of(List<Integer> tids, ThreadAccount before, long operations) {
        if (tids.isEmpty()) {
            return NONE;
        }
        ThreadAccount spent = charged(tids).since(before);
        return new SwitchAccount(spent.voluntarySwitches() / operations, spent.involuntarySwitches() / operations);
    }
}
