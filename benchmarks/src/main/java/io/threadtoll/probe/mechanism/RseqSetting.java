// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.mechanism;

/** Whether the C library registers restartable sequences for its threads (rseq(2)). */
public enum RseqSetting {
    /** As glibc does from 2.35 on where nobody says otherwise. */
    REGISTERED("1"),
    /** Told not to. */
    UNREGISTERED("0");

    /** For the environment of a process (glibc manual, "Tunables"). */
    static final String VARIABLE = "GLIBC_TUNABLES";

    private final String tunable;

    RseqSetting(String value) {
        tunable = "glibc.pthread.rseq=" + value;
    }

    /** The value of {@link #VARIABLE}. */
    String tunable() {
        return tunable;
    }
}
