// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.fleet;

/**
 * What a member of the fleet says of itself after a full collection of both of its JVMs.
 *
 * @param serverRssBytes resident memory of its server
 * @param serverPssBytes the same with shared pages divided among those who share them
 * @param clientRssBytes resident memory of its client, which is its own JVM
 */
record MemberStatus(long serverRssBytes, long serverPssBytes, long clientRssBytes) {}
