// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare;

import io.threadtoll.claim.Judgement;
import io.threadtoll.model.Environment;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What is known of where each column was measured: the environments of its runs and JVMs, and the verdicts on them. */
final class Circumstances {
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Collection<Origin>> origins = new ArrayList<>();
    private final Projection projection;

    Circumstances(List<Source> sources, List<String> columns, PivotTable table, Projection projection) {
        sources.forEach(source -> this.sources.put(source.label(), source));
        columns.forEach(column -> origins.add(table.origins(column)));
        this.projection = projection;
    }

    /** The fields that are not the same in all columns. */
    List<FieldDifference> environment() {
        return EnvironmentDifferences.of(origins.stream()
                .map(column -> column.stream().flatMap(this::environment).toList())
                .toList());
    }

    /** The claims whose outcome is not: JVM by JVM where a column has several, since a claim is judged on each. */
    List<ClaimDifference> claims() {
        Set<SortedMap<String, String>> places = new HashSet<>();
        origins.forEach(column -> column.forEach(origin -> places.add(projection.row(origin))));
        ShownKeys told = new ShownKeys(places);
        ClaimDifferences claims = new ClaimDifferences(origins.size());
        for (int column = 0; column < origins.size(); column++) {
            for (Origin origin : origins.get(column)) {
                Map<String, String> within = places.size() > 1 ? told.of(projection.row(origin)) : Map.of();
                claims.add(column, within, judgements(origin));
            }
        }
        return claims.differences();
    }

    private Stream<Environment> environment(Origin origin) {
        return Stream.ofNullable(sources.get(origin.run()))
                .flatMap(source -> Stream.ofNullable(source.environments().get(origin.jvm())));
    }

    private List<Judgement> judgements(Origin origin) {
        Source source = sources.get(origin.run());
        return source == null ? List.of() : source.judgements().getOrDefault(origin.jvm(), List.of());
    }
}
