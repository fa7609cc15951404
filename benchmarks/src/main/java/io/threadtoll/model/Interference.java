// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

/**
 * What else the machine did while a fork ran.
 *
 * @param stealFraction share of the time of the CPUs the fork may use that the hypervisor gave to others; NaN where the
 *     kernel doesn't say
 * @param foreignFraction share of the same that went to processes which aren't ours; NaN where the kernel doesn't say
 * @param load1 the one-minute load average at the end; NaN where the kernel doesn't say
 * @param pressureFraction share of the time in which some task waited for a CPU (PSI), our own included; NaN where the
 *     kernel keeps no pressure
 */
public record Interference(double stealFraction, double foreignFraction, double load1, double pressureFraction) {
    /** Beyond this share of stolen time a fork is disturbed. Fixed beforehand, never by a fork's result. */
    public static final double MOST_STEAL = 0.05;

    /** Beyond this share of foreign CPU time a fork is disturbed. */
    public static final double MOST_FOREIGN = 0.10;

    /** Whether nobody knows what else the machine did. */
    public boolean isUnknown() {
        return Double.isNaN(stealFraction) || Double.isNaN(foreignFraction);
    }

    /** Whether a fork with this beside it has to be made again. */
    public boolean disturbs() {
        return stealFraction > MOST_STEAL || foreignFraction > MOST_FOREIGN;
    }
}
