// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.claims;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.mutex.MutexKind;

/** The same against the C library, whose mutex is reached through JNA: the binding's toll is in each of its calls. */
@AutoService(Claim.class)
public final class PthreadVsFutex extends FutexRace {
    /** A claim as the service loader makes it. */
    public PthreadVsFutex() {
        super(MutexKind.PTHREAD_MUTEX);
    }

    @Override
    public String id() {
        return "pthread-vs-futex";
    }

    @Override
    public String statement() {
        return "A mutex made of atomics in Java and futex(2) through JNA lets as much through as pthread_mutex.";
    }
}
