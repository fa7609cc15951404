// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim.mutexes;

import com.google.auto.service.AutoService;
import io.threadtoll.claim.Claim;
import io.threadtoll.claim.Section;
import io.threadtoll.claim.Title;
import io.threadtoll.mutex.MutexKind;

/** The headline: a mutex written in Java on a bare futex against the JDK's own. */
@AutoService(Claim.class)
public final class ReentrantLockVsFutex extends FutexRace {
    /** Its id, by which a report finds it. */
    public static final String ID = "reentrantlock-vs-futex";

    /** A claim as the service loader makes it. */
    public ReentrantLockVsFutex() {
        super(MutexKind.JDK_REENTRANT);
    }

    @Override
    public Title title() {
        return Title.ours(
                ID,
                Section.MUTEXES,
                "ReentrantLock lets no more through than a mutex made of atomics in Java and futex(2) through JNA.");
    }
}
