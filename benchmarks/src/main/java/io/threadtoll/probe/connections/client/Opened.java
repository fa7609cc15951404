// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

/**
 * How far opening went.
 *
 * @param open how many connections are open, each of them answered once
 * @param elapsedNs from the call to the last of these answers
 * @param stopped why it could not go on; "" if it reached what was asked
 */
public record Opened(int open, long elapsedNs, String stopped) {}
