// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.run;

/**
 * How far a run has come.
 *
 * @param made forks that need not be made any more
 * @param forks how many there will probably be in the end; a disturbed one and its second are one
 * @param leftNs how long those that are missing will probably take, in ns
 * @param reached the same in what the schedule goes by, for a person: {@code 12/18 66 %}
 * @param milestone the last stretch of the run that is complete, for a person: {@code round 2 of 3}; empty before
 */
public record Standing(int made, int forks, long leftNs, String reached, String milestone) {}
