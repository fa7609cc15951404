// SPDX-License-Identifier: Apache-2.0
/** More connections than one process may have files. */
package io.threadtoll.probe.connections.fleet;
