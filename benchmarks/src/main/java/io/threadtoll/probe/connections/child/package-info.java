// SPDX-License-Identifier: Apache-2.0
/** JVMs that are started to be asked. */
package io.threadtoll.probe.connections.child;
