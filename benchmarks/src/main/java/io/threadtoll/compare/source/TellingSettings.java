// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.compare.Series;
import io.threadtoll.journal.ForkSeries;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Which settings of a benchmark are keys, in all inputs of a comparison alike: its mode, where it was measured in several;
 * a JVM's arguments or the VM, where one input has results of it that differ in nothing else. Were they always keys, two
 * runs with other arguments would have no row in common.
 */
final class TellingSettings {
    private final Map<String, SortedSet<String>> keys = new HashMap<>();

    private TellingSettings() {}

    static TellingSettings of(List<Input> inputs) {
        TellingSettings telling = new TellingSettings();
        Map<String, String> modes = new HashMap<>();
        for (Input input : inputs) {
            Map<ForkSeries.Key, List<Measured>> alike = new HashMap<>();
            for (Measured one : input.measured()) {
                String benchmark = one.series().cell().benchmark();
                String mode = one.series().mode();
                if (!modes.computeIfAbsent(benchmark, name -> mode).equals(mode)) {
                    telling.add(benchmark, Series.MODE);
                }
                if (one.settings().size() > 1) {
                    alike.computeIfAbsent(one.series().key(), key -> new ArrayList<>(1))
                            .add(one);
                }
            }
            alike.values().stream().filter(several -> several.size() > 1).forEach(telling::tellApart);
        }
        return telling;
    }

    /** The keys of a benchmark. */
    Set<String> of(String benchmark) {
        return keys.getOrDefault(benchmark, new TreeSet<>());
    }

    private void tellApart(List<Measured> alike) {
        String benchmark = alike.get(0).series().cell().benchmark();
        Set<List<String>> told = new HashSet<>();
        for (String key : List.of(Series.JVM_ARGS, Series.VM)) {
            if (values(alike, key).size() > 1) {
                add(benchmark, key);
            }
        }
        // The version of the VM is another in each run, and a key only where nothing else is left to be one.
        for (Measured one : alike) {
            if (!told.add(List.of(
                    one.settings().getOrDefault(Series.JVM_ARGS, ""),
                    one.settings().getOrDefault(Series.VM, "")))) {
                add(benchmark, Series.VM_VERSION);
            }
        }
    }

    private static Set<String> values(Collection<Measured> alike, String key) {
        Set<String> values = new TreeSet<>();
        alike.forEach(one -> values.add(one.settings().getOrDefault(key, "")));
        return values;
    }

    private void add(String benchmark, String key) {
        keys.computeIfAbsent(benchmark, name -> new TreeSet<>()).add(key);
    }
}
