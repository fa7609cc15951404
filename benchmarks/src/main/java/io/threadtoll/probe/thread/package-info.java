// SPDX-License-Identifier: Apache-2.0
/** What a thread is: what it shares with others, what is its own, and what the machine makes of its steps. */
package io.threadtoll.probe.thread;
