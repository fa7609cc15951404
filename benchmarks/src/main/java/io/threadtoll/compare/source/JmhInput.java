// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.compare.source;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.threadtoll.journal.ForkSeries;
import io.threadtoll.journal.Json;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads what JMH writes with {@code -rf json}, of whatever benchmarks. */
final class JmhInput {
    /** Results are read one by one, but one of them may be all of the file. */
    private static final long LARGEST = 256L << 20;

    /** Of one result: the next one is no trailing token. */
    private static final ObjectReader RESULT =
            Json.MAPPER.readerFor(JsonNode.class).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JmhInput() {}

    static Input read(Path path, Predicate<String> metrics) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new BadResultException(path + " is longer than " + LARGEST + " bytes: no file of JMH's JSON is.");
            }
            try (JsonParser json = Json.MAPPER.createParser(path.toFile())) {
                return results(path, json, metrics);
            }
        } catch (JacksonException e) {
            throw notJmh(path, e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new BadResultException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    private static Input results(Path path, JsonParser json, Predicate<String> metrics) throws IOException {
        if (json.nextToken() != JsonToken.START_ARRAY) {
            throw notJmh(path, "it is no array of results", null);
        }
        SortedMap<String, Environment> environments = new TreeMap<>();
        List<ForkSeries> measured = new ArrayList<>();
        Set<ForkSeries.Key> seen = new HashSet<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                JmhRecord result = new JmhRecord(RESULT.readValue(json));
                environments.putIfAbsent(result.jvm(), result.environment());
                measured.addAll(result.measured(metrics));
            } catch (BadResultException e) {
                throw notJmh(path, e.getMessage(), e);
            }
        }
        if (json.nextToken() != null) {
            throw notJmh(path, "something follows its array of results", null);
        }
        for (ForkSeries each : measured) {
            if (!seen.add(each.key())) {
                throw notJmh(path, "it has two results of " + each.cell() + " in one mode", null);
            }
        }
        return new Input(environments, new TreeMap<>(), cell -> "", measured);
    }

    private static BadResultException notJmh(Path path, String reason, Exception cause) {
        return new BadResultException(
                path + " is not what JMH writes with -rf json: " + reason + ". Compare takes that, and result folders.",
                cause);
    }
}
