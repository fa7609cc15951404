// SPDX-License-Identifier: Apache-2.0
/** Mutexes behind one contract; {@link io.threadtoll.mutex.MutexKind} is their register. */
package io.threadtoll.mutex;
