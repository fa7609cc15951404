// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.threadtoll.model.Bounds;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A row of what stands behind a verdict.
 *
 * @param label what the row is of, such as a cell's conditions
 * @param figures its numbers
 * @param note what else a reader has to know; mostly empty
 */
public record EvidenceRow(
        String label,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        List<Figure> figures,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) @JsonSetter(nulls = Nulls.AS_EMPTY)
        String note) {
    private static final int MOST_FIGURES = 100;

    public EvidenceRow {
        figures = List.copyOf(figures);
        Bounds.require("figures of a row", figures, MOST_FIGURES);
        Objects.requireNonNull(label, "a row has a label");
    }

    /** A row of figures. */
    public static EvidenceRow of(String label, List<Figure> figures) {
        return new EvidenceRow(label, figures, "");
    }

    /** A row of figures. */
    public static EvidenceRow of(String label, Figure... figures) {
        return of(label, List.of(figures));
    }

    /** A row of those figures that there are. */
    public static EvidenceRow ofThose(String label, Stream<Optional<Figure>> figures) {
        return of(label, figures.flatMap(Optional::stream).toList());
    }

    /** A row that says in words why it has no figures. */
    public static EvidenceRow note(String label, String note) {
        return new EvidenceRow(label, List.of(), note);
    }
}
