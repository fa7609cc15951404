// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.doctor;

/** What a check came to, what needs somebody's eye first. */
public enum Status {
    /** Figures measured here are worse for it, or some can't be had. */
    WARN,
    /** It can't be seen from here. */
    UNKNOWN,
    /** As it should be. */
    OK
}
