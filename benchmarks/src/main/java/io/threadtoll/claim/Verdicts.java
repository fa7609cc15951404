// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.threadtoll.journal.Json;
import io.threadtoll.model.BadResultException;
import java.io.IOException;
import java.util.List;

/**
 * The verdicts of a run as they stand in {@code verdicts.json}.
 *
 * @param format the version of the file, {@link #FORMAT}
 * @param claims each claim with its verdict
 */
public record Verdicts(int format, List<Judgement> claims) {
    /** The file's name in the result folder. */
    public static final String FILE = "verdicts.json";

    /** The version this program writes, and the newest it reads. Version 1 has sentences instead of figures. */
    public static final int FORMAT = 2;

    private static final String REMEDY = ". Make it anew with judge.";

    /** A figure may have no band; what else must be there is looked at by the records themselves. */
    private static final ObjectReader READER =
            Json.MAPPER.reader().without(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    public Verdicts {
        claims = List.copyOf(claims);
    }

    /** The verdicts as JSON. */
    public static String toJson(List<Judgement> judgements) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(new Verdicts(FORMAT, judgements))
                    + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("verdicts are plain records and always have a JSON", e);
        }
    }

    /**
     * The verdicts in a JSON of any version.
     *
     * @throws BadResultException if it holds anything else, or is of a newer version
     */
    public static List<Judgement> fromJson(String json) {
        try {
            JsonNode file = Json.MAPPER.readTree(json);
            if (file.isArray()) {
                List<WordyJudgement> wordy = READER.forType(new TypeReference<List<WordyJudgement>>() {})
                        .readValue(file);
                return wordy.stream().map(WordyJudgement::judgement).toList();
            }
            if (file.path("format").asInt() > FORMAT) {
                throw new BadResultException(
                        FILE + " has format " + file.path("format").asInt() + ", this Threadtoll reads up to " + FORMAT
                                + ": use a newer one, or make it anew with judge.");
            }
            Verdicts verdicts = READER.forType(Verdicts.class).readValue(file);
            return verdicts.claims();
        } catch (IOException e) {
            throw new BadResultException(FILE + " does not hold verdicts: " + Json.reason(e) + REMEDY, e);
        } catch (NullPointerException e) {
            throw new BadResultException(FILE + " holds a null instead of a verdict" + REMEDY, e);
        }
    }

    /** A claim as version 1 has it: its section with a suffix where it is ours, its figures as text. */
    private record WordyJudgement(String id, String section, String statement, WordyVerdict verdict) {
        private static final String OURS = " (ours)";

        private record WordyVerdict(Outcome outcome, String figure, String reason, List<String> details) {}

        Judgement judgement() {
            boolean ours = section.endsWith(OURS);
            String heading = ours ? section.substring(0, section.length() - OURS.length()) : section;
            Section known = Section.under(heading)
                    .orElseThrow(() -> new BadResultException(
                            FILE + " has a claim of a section that the article hasn't" + REMEDY));
            String reason = verdict.figure().isEmpty() ? verdict.reason() : verdict.figure() + ": " + verdict.reason();
            List<EvidenceRow> rows = verdict.details() == null
                    ? List.of()
                    : verdict.details().stream().map(EvidenceRow::of).toList();
            return new Judgement(
                    id,
                    known,
                    ours,
                    statement,
                    new Verdict(verdict.outcome(), List.of(), reason, rows, CountedBy.NOBODY));
        }
    }
}
