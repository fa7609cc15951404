// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Fork;
import io.threadtoll.model.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the fork of a line of a journal, whole or in part: a table or a comparison wants no histograms, which take longest to
 * read, and mostly one metric of many. What is passed over is checked for being JSON, all else as in a whole fork.
 */
final class ForkReader {
    private static final ObjectReader WHOLE = Json.MAPPER.readerFor(Fork.class);

    private static final JsonMapper IN_PART =
            Json.MAPPER.rebuild().addMixIn(Fork.class, Parts.class).build();

    private final Path path;
    private final ObjectReader json;

    private ForkReader(Path path, ObjectReader json) {
        this.path = path;
        this.json = json;
    }

    /** One of whole forks. */
    static ForkReader whole(Path path) {
        return new ForkReader(path, WHOLE);
    }

    /** One of forks without histograms, and without the metrics whose names are not wanted. */
    static ForkReader inPart(Path path, Predicate<String> wanted) {
        return new ForkReader(path, IN_PART.readerFor(Fork.class).withAttribute(Wanted.class, new Wanted(wanted)));
    }

    /**
     * The fork of a line, which has a number from 1.
     *
     * @throws BadResultException if it is none; the message names the file and the line
     */
    Fork read(int number, byte[] bytes, int from, int length) {
        try {
            Fork fork = json.readValue(bytes, from, length);
            if (fork == null) {
                throw new BadResultException(path + ", line " + number + " is not a fork: it is null");
            }
            return fork;
        } catch (IOException e) {
            throw new BadResultException(path + ", line " + number + " is not a fork: " + Json.reason(e), e);
        }
    }

    private record Wanted(Predicate<String> metrics) {}

    /** What of a fork is read otherwise than its record says. */
    interface Parts {
        @JsonDeserialize(using = WantedMetrics.class)
        SortedMap<String, Sample> metrics();

        @JsonDeserialize(using = NoHistograms.class)
        SortedMap<String, String> histograms();
    }

    private static final class WantedMetrics extends JsonDeserializer<SortedMap<String, Sample>> {
        @Override
        public SortedMap<String, Sample> deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            requireObject(json, context);
            Wanted wanted = (Wanted) context.getAttribute(Wanted.class);
            SortedMap<String, Sample> metrics = new TreeMap<>();
            for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
                json.nextToken();
                requireObject(json, context);
                if (wanted.metrics.test(name)) {
                    metrics.put(name, context.readValue(json, Sample.class));
                } else {
                    json.skipChildren();
                }
            }
            return metrics;
        }
    }

    private static final class NoHistograms extends JsonDeserializer<SortedMap<String, String>> {
        @Override
        public SortedMap<String, String> deserialize(JsonParser json, DeserializationContext context)
                throws IOException {
            requireObject(json, context);
            json.skipChildren();
            return new TreeMap<>();
        }

        @Override
        public Object getEmptyValue(DeserializationContext context) {
            return new TreeMap<>();
        }
    }

    private static void requireObject(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.isExpectedStartObjectToken()) {
            context.handleUnexpectedToken(SortedMap.class, json);
        }
    }
}
