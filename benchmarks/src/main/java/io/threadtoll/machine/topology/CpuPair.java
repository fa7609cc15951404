// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.machine.topology;

import java.util.List;

/** Two CPUs. */
public record CpuPair(int first, int second) {
    /** Both, the first one first. */
    public List<Integer> cpus() {
        return List.of(first, second);
    }
}
