// SPDX-License-Identifier: Apache-2.0
/** Threads of the kernel's own. */
package io.threadtoll.probe.kthread;
