// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.gil;

/** What workers do again and again. */
enum PythonWork {
    /** A loop of integer arithmetic without a call: nothing but bytecode. */
    BYTECODE,
    /** SHA-256 of 1 MiB by hashlib, which lets go of the GIL meanwhile. */
    HASHING,
    /** A message to a socket and a blocking read until the other side, another process, answers 2 ms later. */
    READING
}
