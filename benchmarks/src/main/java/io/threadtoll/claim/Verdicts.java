// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.threadtoll.journal.Json;
import io.threadtoll.model.BadResultException;
import java.util.List;
import java.util.Objects;

/** The verdicts of a run as they stand in {@code verdicts.json}. */
public final class Verdicts {
    /** The file's name in the result folder. */
    public static final String FILE = "verdicts.json";

    private Verdicts() {}

    /** The verdicts as JSON. */
    public static String toJson(List<Judgement> judgements) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(judgements) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("verdicts are plain records and always have a JSON", e);
        }
    }

    /**
     * The verdicts in a JSON.
     *
     * @throws BadResultException if it holds anything else
     */
    public static List<Judgement> fromJson(String json) {
        try {
            List<Judgement> judgements = Json.MAPPER.readValue(json, new TypeReference<>() {});
            if (judgements == null || judgements.stream().anyMatch(Objects::isNull)) {
                throw new BadResultException(FILE + " holds a null instead of a verdict. Make it anew with judge.");
            }
            return List.copyOf(judgements);
        } catch (JacksonException e) {
            throw new BadResultException(
                    FILE + " does not hold verdicts: " + Json.reason(e) + ". Make it anew with judge.", e);
        }
    }
}
