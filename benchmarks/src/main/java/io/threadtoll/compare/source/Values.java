// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import io.threadtoll.compare.source.Measured.What;
import io.threadtoll.journal.SteadinessText;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Sample;
import io.threadtoll.model.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The fork means of one metric of one cell, as they come in: one a round. */
final class Values {
    private final Unit unit;
    private final SortedMap<Integer, Double> means = new TreeMap<>();
    private final SortedMap<Integer, Double> drifts = new TreeMap<>();

    Values(Unit unit) {
        this.unit = unit;
    }

    /**
     * Takes the fork of a round; the later one where a round has two.
     *
     * @throws BadResultException if it has another unit than those before it
     */
    void add(int round, Sample sample) {
        if (sample.unit() != unit) {
            throw new BadResultException("one of its cells has forks in " + unit + " and in " + sample.unit());
        }
        means.put(round, sample.mean());
        drifts.put(round, sample.drift());
    }

    Measured measured(What what, String code, List<String> flags) {
        List<String> all = new ArrayList<>(flags);
        all.addAll(SteadinessText.of(unit, array(means), array(drifts)));
        return new Measured(what, unit, List.copyOf(means.values()), List.copyOf(means.keySet()), code, all);
    }

    private static double[] array(SortedMap<Integer, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
