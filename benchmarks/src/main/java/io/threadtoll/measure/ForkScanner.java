// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.measure;

import io.threadtoll.measure.ForkMeans.Mean;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Reads the lines of one journal. A line that is not exactly as Threadtoll writes it is left to the
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
    private final JsonCursor json = new JsonCursor();
    private final SampleScanner samples = new SampleScanner();

    /** Each cell comes again every round, written in the same way. */
    private final Map<String, Cell> cells = new HashMap<>();

    private byte[] line = {};
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
    Optional<ForkMeans> scan(byte[] bytes, int from, int to) {
        line = bytes;
        json.begin(bytes, from, to);
        try {
            parts();
            JsonCursor.require(json.atEnd());
            return Optional.of(
                    new ForkMeans(round, jvm, again, cell, mode, status, stealFraction, foreignFraction, means));
        } catch (JsonCursor.UnexpectedException | IllegalArgumentException | BadResultException | IOException e) {
            return Optional.empty();
        }
    }

    private void parts() throws IOException {
        jvm = "";
        again = false;
        Set<Part> seen = EnumSet.noneOf(Part.class);
        json.take('{');
        do {
            Part part = PARTS.get(json.name());
            JsonCursor.require(part != null && seen.add(part));
            read(part);
        } while (json.has(','));
        json.take('}');
        JsonCursor.require(seen.containsAll(NEEDED));
    }

    private void read(Part part) throws IOException {
        switch (part) {
            case ROUND -> round = json.integer();
            case CELL -> cell = cell();
            case MODE -> mode = json.text();
            case STATUS -> status = Fork.Status.valueOf(json.text());
            case METRICS -> means();
            case INTERFERENCE -> interference();
            case STARTED_AT, REASON -> json.skipText();
            case WALL_NS, ITERATION_NS -> json.skipNumber();
            case HISTOGRAMS -> json.skip('{');
            case JVM -> jvm = json.text();
            case AGAIN -> again = json.flag();
        }
    }

    private Cell cell() throws IOException {
        int from = json.at();
        json.skip('{');
        String text = new String(line, from, json.at() - from, StandardCharsets.UTF_8);
        Cell known = cells.get(text);
        if (known == null) {
            known = Json.MAPPER.readValue(text, Cell.class);
            cells.put(text, known);
        }
        return known;
    }

    private void means() {
        means = new TreeMap<>();
        json.take('{');
        if (json.has('}')) {
            return;
        }
        do {
            String name = json.name();
            if (wanted.test(name)) {
                JsonCursor.require(means.put(name, samples.scan(json)) == null);
            } else {
                json.skip('{');
            }
        } while (json.has(','));
        json.take('}');
    }

    private void interference() {
        json.take('{');
        requireName("stealFraction");
        stealFraction = json.number();
        json.take(',');
        requireName("foreignFraction");
        foreignFraction = json.number();
        json.take(',');
        requireName("load1");
        json.skipNumber();
        json.take(',');
        requireName("pressureFraction");
        json.skipNumber();
        json.take('}');
    }

    private void requireName(String name) {
        JsonCursor.require(json.name().equals(name));
    }
}
