// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.contextswitch;

import io.threadtoll.bench.CountedThreads;
import io.threadtoll.model.NotApplicableException;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Has the kernel count the partner of a {@link HopPair} too, which JMH doesn't know. */
@State(Scope.Thread)
public class CountedPartner {
    /** Opens the counters; the pair has begun. */
    @Setup
    public void watch(HopPair pair, CountedThreads threads) throws NotApplicableException {
        if (!pair.medium.ofKernelThreads()) {
            throw new NotApplicableException("a virtual thread has no kernel thread of its own to count");
        }
        threads.add(pair.partnerTid());
    }
}
