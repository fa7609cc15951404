// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe.limits;

/**
 * What the JVM of a crowd is to do.
 *
 * @param world whose limits it lives in
 * @param stackBytes the stack of each thread; 0 for the JVM's default
 * @param most never more threads than that
 * @param share of the predicted number; above 1 to meet the refusal
 * @param group the folder of a control group that it joins; empty for none
 * @param longestMs when it ends at the latest
 */
record CrowdOrder(World world, long stackBytes, int most, double share, String group, long longestMs) {}
