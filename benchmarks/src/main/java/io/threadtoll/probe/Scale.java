// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

/** How far a probe that has a size goes, such as up to how many connections. */
public enum Scale {
    QUICK,
    STANDARD,
    FULL
}
