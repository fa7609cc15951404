// SPDX-License-Identifier: Apache-2.0
/** What runs out first: each limit of the machine and of a process, where it is read, and the room left in it. */
package io.threadtoll.machine.limits;
