// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.mutex.MutexKind;

/** The same against the C library, whose mutex is reached through JNA: the binding's toll is in each of its calls. */
@AutoService(Claim.class)
public final class PthreadVsFutex extends FutexRace {
    /** A claim as the service loader makes it. */
    public PthreadVsFutex() {
        super(MutexKind.PTHREAD_MUTEX);
    }

    @Override
    public Title title() {
        return Title.ours(
                "pthread-vs-futex",
                Section.MUTEXES,
                "pthread_mutex lets no more through than a mutex made of atomics in Java and futex(2) through JNA.");
    }
}
