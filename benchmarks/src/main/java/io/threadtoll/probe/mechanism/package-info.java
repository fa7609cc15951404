// SPDX-License-Identifier: Apache-2.0
/** What mechanisms of the kernel cost that a lock or a thread may meet, each turned on and off. */
package io.threadtoll.probe.mechanism;
