// SPDX-License-Identifier: Apache-2.0
/** JMH benchmarks, a package a question, and what they share. */
package io.threadtoll.bench;
