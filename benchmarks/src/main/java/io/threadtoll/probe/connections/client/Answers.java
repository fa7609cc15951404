// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.client;

/**
 * What came of one request on each connection.
 *
 * @param asked requests that were sent
 * @param answered those that came back whole and unchanged in time; what is missing to asked is lost
 * @param wrong answers that were not what was sent; each ends its connection
 * @param closed connections that the other side ended
 * @param elapsedNs from the call to the last answer
 */
public record Answers(int asked, int answered, int wrong, int closed, long elapsedNs) {}
