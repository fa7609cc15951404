// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.OptionalDouble;

/** What the forks that were measured say of a metric; disturbed and failed ones say nothing. */
public final class MeasuredForks {
    private MeasuredForks() {}

    /** The values of a metric, one a measured fork that has a finite one. */
    public static double[] values(Collection<Fork> forks, String metric) {
        return forks.stream()
                .filter(fork -> fork.status() == Fork.Status.MEASURED)
                .flatMap(fork -> fork.value(metric).stream())
                .mapToDouble(Double::doubleValue)
                .toArray();
    }

    /** Their mean; none where no measured fork has the metric. */
    public static OptionalDouble mean(Collection<Fork> forks, String metric) {
        return Arrays.stream(values(forks, metric)).average();
    }
}
