// SPDX-License-Identifier: Apache-2.0
/** What a connection costs a server of each model, measured while their number goes up. */
package io.threadtoll.probe.connections;
