// SPDX-License-Identifier: Apache-2.0
/** What runs out first: each limit of the machine and of a process, the room left, and threads until one is refused. */
package io.threadtoll.probe.limits;
