// SPDX-License-Identifier: Apache-2.0
/** Line-echo servers over TCP on the loopback interface, one class for each way of serving many connections. */
package io.threadtoll.probe.connections.server;
