// SPDX-License-Identifier: Apache-2.0
/** Estimates and intervals from fork means. */
package io.threadtoll.statistics;
