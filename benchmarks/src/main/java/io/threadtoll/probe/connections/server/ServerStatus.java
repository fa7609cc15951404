// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.connections.server;

/**
 * What the JVM of a server says when asked.
 *
 * @param port where it listens
 * @param pid its process id
 * @param counts its connections
 * @param heapUsedBytes the Java heap in use; after a full collection, what is alive
 * @param heapFrom where the address range of its Java heap begins; 0 if the collector doesn't tell
 * @param heapTo the first address behind it; 0 if the collector doesn't tell
 */
public record ServerStatus(int port, long pid, ServerCounts counts, long heapUsedBytes, long heapFrom, long heapTo) {}
