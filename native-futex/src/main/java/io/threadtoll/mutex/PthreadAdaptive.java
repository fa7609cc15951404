// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.mutex;

import io.threadtoll.linux.PosixMutex;

/** glibc's mutex that spins before it sleeps; for how long follows what it took lately, at most 100 looks. */
final class PthreadAdaptive extends PthreadMutex {
    PthreadAdaptive() {
        super(PosixMutex.Kind.ADAPTIVE);
    }
}
