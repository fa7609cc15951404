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

    /**
     * The probe with an id.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Probe named(String id) {
        return all().stream()
                .filter(probe -> probe.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no probe is called " + id));
    }
}
