// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

/**
 * The connections of a server.
 *
 * @param accepted how many were let in
 * @param open how many of these are open now
 * @param refused how many were closed for a reason of the server's own: at the door, or later for a line that is too long
 * @param refusal the latest such reason; empty if there was none
 */
public record ServerCounts(long accepted, long open, long refused, String refusal) {}
