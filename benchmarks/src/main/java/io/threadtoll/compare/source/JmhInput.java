// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.threadtoll.journal.FileReason;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.journal.Json;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Environment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what JMH writes with {@code -rf json}, or somebody else in its format, of whatever benchmarks. */
final class JmhInput {
    private static final int MOST_NAMED = 3;

    /** Some writers of the format leave NaN bare. */
    private static final JsonMapper MAPPER = Json.MAPPER
            .rebuild()
            .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS.mappedFeature())
            .build();

    /** Of one result: the next one is no trailing token. */
    private static final ObjectReader RESULT =
            MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final SortedMap<String, Environment> environments = new TreeMap<>();
    private final Map<Place, Measured> measured = new LinkedHashMap<>();
    private final List<String> leftOut = new ArrayList<>();
    private int again;

    /** What tells one result's metric from every other of a file. */
    private record Place(ForkSeries.Key key, SortedMap<String, String> settings) {}

    private JmhInput() {}

    static Input read(Path path, Predicate<String> metrics) {
        JmhInput input = new JmhInput();
        try (InputStream bytes = Unpacked.open(path);
                JsonParser json = MAPPER.createParser(bytes)) {
            input.results(json, metrics);
        } catch (JacksonException e) {
            throw notJmh(path, Json.reason(e), e);
        } catch (BadResultException e) {
            throw notJmh(path, e.getMessage(), e);
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + FileReason.of(e), e);
        }
        return new Input(
                input.environments,
                new TreeMap<>(),
                cell -> "",
                List.copyOf(input.measured.values()),
                Optional.empty(),
                input.notes());
    }

    private void results(JsonParser json, Predicate<String> metrics) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw new BadResultException("it is no array of results");
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            JmhRecord result = new JmhRecord(RESULT.readValue(json));
            environments.merge(result.jvm(), result.environment(), JmhInput::joined);
            boolean known = false;
            for (Measured one : result.measured(metrics)) {
                Place place = new Place(one.series().key(), one.settings());
                known |= measured.containsKey(place);
                measured.merge(place, one, JmhInput::further);
            }
            again += known ? 1 : 0;
            leftOut.addAll(result.leftOut());
        }
        if (json.nextToken() != null) {
            throw new BadResultException("something follows its array of results");
        }
    }

    /** A result that is there again is of further forks: the same run may be started several times, and its files merged. */
    private static Measured further(Measured first, Measured more) {
        ForkSeries one = first.series();
        ForkSeries other = more.series();
        if (one.unit() != other.unit()) {
            throw new BadResultException(
                    "it has results of " + one.cell() + " in " + one.unit() + " and in " + other.unit());
        }
        int rounds = one.rounds().get(one.rounds().size() - 1) + 1;
        List<Double> values =
                Stream.concat(one.values().stream(), other.values().stream()).toList();
        return new Measured(
                new ForkSeries(
                        one.jvm(),
                        one.again(),
                        one.cell(),
                        one.mode(),
                        one.metric(),
                        one.unit(),
                        Stream.concat(
                                        one.rounds().stream(),
                                        IntStream.range(
                                                        rounds,
                                                        rounds + other.values().size())
                                                .boxed())
                                .toList(),
                        values,
                        one.flags().stream()
                                .filter(flag -> !flag.equals(JmhRecord.ONE_FORK))
                                .toList()),
                first.better(),
                first.settings());
    }

    /** Of results on one JVM that differ in a field, the field says only that. */
    private static Environment joined(Environment one, Environment other) {
        SortedMap<String, String> fields = new TreeMap<>(one.fields());
        other.fields().forEach((name, value) -> fields.merge(name, value, (a, b) -> a.equals(b) ? a : "several"));
        return new Environment(0, fields);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (again > 0) {
            notes.add(again + (again == 1 ? " result is" : " results are")
                    + " there again with nothing different, and taken for further forks");
        }
        if (!leftOut.isEmpty()) {
            notes.add("left out: "
                    + String.join("; ", leftOut.subList(0, Math.min(MOST_NAMED, leftOut.size())))
                    + (leftOut.size() > MOST_NAMED ? "; and " + (leftOut.size() - MOST_NAMED) + " more" : ""));
        }
        return notes;
    }

    private static BadResultException notJmh(Path path, String reason, Exception cause) {
        return new BadResultException(
                path + " is not what JMH writes with -rf json: " + reason + ". Compare takes that, and result folders.",
                cause);
    }
}
