// SPDX-License-Identifier: Apache-2.0
/** What CPython's global interpreter lock costs, on the interpreters of this machine. */
package io.threadtoll.probe.gil;
