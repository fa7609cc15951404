// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench.globallock;

import io.threadtoll.model.NotApplicableException;
import io.threadtoll.mutex.ExplicitMutex;
import io.threadtoll.mutex.Mutex;
import io.threadtoll.mutex.MutexKind;

/** When a thread lets go of the lock that all need to run. */
public enum Handover {
    /** As CPython does: whoever waits asks for it after 5 ms, and the holder looks whether somebody has. */
    ON_REQUEST {
        @Override
        GlobalLock over(MutexKind kind, Mutex mutex) throws NotApplicableException {
            if (kind.family() != MutexKind.Family.CONTROL && mutex instanceof ExplicitMutex explicit) {
                return new RequestedLock(explicit);
            }
            throw new NotApplicableException(kind + " can't be kept from one unit of work to the next");
        }
    },
    /** After each unit of work. */
    EACH_UNIT {
        @Override
        GlobalLock over(MutexKind kind, Mutex mutex) {
            return new UnitLock(mutex);
        }
    };

    /** Such a lock over a mutex; {@link MutexKind#NO_MUTEX} is no lock at all. */
    abstract GlobalLock over(MutexKind kind, Mutex mutex) throws NotApplicableException;
}
