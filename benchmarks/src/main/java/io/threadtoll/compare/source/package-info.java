// SPDX-License-Identifier: Apache-2.0
/** Reads what is compared: result folders of any number, and JMH's JSON of anybody's benchmarks. */
package io.threadtoll.compare.source;
