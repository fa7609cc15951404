// SPDX-License-Identifier: Apache-2.0
/**
 * The client of the line-echo servers: many connections held by one selector, and load over them. At most two threads:
 * the caller's receives, and for an open loop a second one sends.
 */
package io.threadtoll.probe.connections.client;
