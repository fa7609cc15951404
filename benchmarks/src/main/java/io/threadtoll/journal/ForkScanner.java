// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.threadtoll.journal.ForkMeans.Mean;
import io.threadtoll.model.BadResultException;
import io.threadtoll.model.Cell;
import io.threadtoll.model.Fork;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the lines of one journal token by token. A line that is not exactly as Threadtoll writes it is left to the
 * reader of whole forks, which decides what is a fork and says what is wrong with one. For one thread.
 */
final class ForkScanner {
    /** What a fork has, as its record names it. */
    private enum Part {
        ROUND,
        CELL,
        MODE,
        STARTED_AT,
        WALL_NS,
        ITERATION_NS,
        STATUS,
        REASON,
        METRICS,
        INTERFERENCE,
        HISTOGRAMS,
        JVM,
        AGAIN
    }

    private static final Map<String, Part> PARTS = Map.ofEntries(
            Map.entry("round", Part.ROUND),
            Map.entry("cell", Part.CELL),
            Map.entry("mode", Part.MODE),
            Map.entry("startedAt", Part.STARTED_AT),
            Map.entry("wallNs", Part.WALL_NS),
            Map.entry("iterationNs", Part.ITERATION_NS),
            Map.entry("status", Part.STATUS),
            Map.entry("reason", Part.REASON),
            Map.entry("metrics", Part.METRICS),
            Map.entry("interference", Part.INTERFERENCE),
            Map.entry("histograms", Part.HISTOGRAMS),
            Map.entry("jvm", Part.JVM),
            Map.entry("again", Part.AGAIN));

    private static final Set<Part> NEEDED = EnumSet.range(Part.ROUND, Part.INTERFERENCE);

    private final Predicate<String> wanted;
    private final CellScanner cells = new CellScanner();
    private final SampleScanner samples = new SampleScanner();

    private int round;
    private String jvm;
    private boolean again;
    private Cell cell;
    private String mode;
    private Fork.Status status;
    private double stealFraction;
    private double foreignFraction;
    private Map<String, Mean> means;

    ForkScanner(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** The means of a line; empty where this can't read it. */
    Optional<ForkMeans> scan(byte[] bytes, int from, int length) {
        try (JsonParser json = Json.MAPPER.createParser(bytes, from, length)) {
            // Its sets of names cost as much as the reading. What is used is looked at for duplicates here.
            json.disable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION);
            json.nextToken();
            parts(json);
            Tokens.require(json.nextToken() == null);
            return Optional.of(
                    new ForkMeans(round, jvm, again, cell, mode, status, stealFraction, foreignFraction, means));
        } catch (IOException | Tokens.UnexpectedException | BadResultException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private void parts(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_OBJECT);
        jvm = "";
        again = false;
        Set<Part> seen = EnumSet.noneOf(Part.class);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Part part = PARTS.get(name);
            Tokens.require(part != null && seen.add(part));
            json.nextToken();
            read(part, json);
        }
        Tokens.require(json, JsonToken.END_OBJECT);
        Tokens.require(seen.containsAll(NEEDED));
    }

    private void read(Part part, JsonParser json) throws IOException {
        switch (part) {
            case ROUND -> round = Tokens.integer(json);
            case CELL -> cell = cells.scan(json);
            case MODE -> mode = Tokens.text(json);
            case STATUS -> status = Fork.Status.valueOf(Tokens.text(json));
            case METRICS -> means(json);
            case INTERFERENCE -> interference(json);
            case STARTED_AT, REASON -> Tokens.require(json, JsonToken.VALUE_STRING);
            case WALL_NS, ITERATION_NS -> Tokens.require(json, JsonToken.VALUE_NUMBER_INT);
            case HISTOGRAMS -> Tokens.skip(json, JsonToken.START_OBJECT);
            case JVM -> jvm = Tokens.text(json);
            case AGAIN -> again = Tokens.flag(json);
        }
    }

    private void means(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_OBJECT);
        means = new TreeMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            if (wanted.test(name)) {
                Tokens.require(means.put(name, samples.scan(json)) == null);
            } else {
                Tokens.skip(json, JsonToken.START_OBJECT);
            }
        }
    }

    private void interference(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_OBJECT);
        stealFraction = Double.NaN;
        foreignFraction = Double.NaN;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "stealFraction" -> stealFraction = Tokens.number(json);
                case "foreignFraction" -> foreignFraction = Tokens.number(json);
                case "load1", "pressureFraction" ->
                    Tokens.require(json.currentToken().isScalarValue());
                default -> Tokens.require(false);
            }
        }
    }
}
