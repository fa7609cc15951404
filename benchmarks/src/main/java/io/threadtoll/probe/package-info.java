// SPDX-License-Identifier: Apache-2.0
/** Measurements that are not JMH benchmarks, each in a JVM of its own. */
package io.threadtoll.probe;
