// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;

/** Every probe there is. */
public final class Probes {
    private Probes() {}

    /** All probes, by id. */
    public static List<Probe> all() {
        return ServiceLoader.load(Probe.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(Comparator.comparing(Probe::id))
                .toList();
    }
}
