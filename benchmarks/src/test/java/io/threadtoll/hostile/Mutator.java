// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spoils texts: the same random numbers spoil the same text in the same way. */
final class Mutator {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*+\"|[-+.0-9eE]++|[a-zA-Z]++|[\\[\\]{}:,]|\\s++|.", Pattern.DOTALL);

    private static final Pattern VALUE = Pattern.compile("(?s)[\"\\-0-9a-zA-Z].*");
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    private static final Pattern WHOLE = Pattern.compile("-?\\d+");

    /** Of the few texts that are spoiled, each thousands of times. */
    private static final Map<String, List<String>> TOKENS = new ConcurrentHashMap<>();

    /** What a stranger may put in the place of a value. */
    private static final List<String> EVIL = List.of(
            "null",
            "true",
            "[]",
            "{}",
            "[null]",
            "{\"a\":1}",
            "\"\"",
            "\"x\"",
            "0",
            "-1",
            "1",
            "2",
            "3e0",
            "1.5",
            "1e400",
            "-1e400",
            "1e308",
            "-1e308",
            "5e-324",
            "1e18",
            "2147483647",
            "2147483648",
            "-2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "\"NaN\"",
            "\"Infinity\"",
            "\"-Infinity\"",
            "NaN",
            "1e1000000000",
            "1" + "0".repeat(9999),
            "\"2026-01-01T00:00:00Z\"",
            "\"\"\"\"",
            "\"+1000000000-12-31T23:59:59.999999999Z\"",
            "\"-1000000000-01-01T00:00:00Z\"",
            "\"MEASURED\"",
            "\"FAILED\"",
            "\"NOT_APPLICABLE\"",
            "\"DISTURBED\"",
            "\"NANOSECONDS\"",
            "\"FRACTION\"",
            "\"<script>alert(1)</script>\"",
            "\"\\u001b[2J\\u0007\\u009b31m\\u202e\"",
            "\"../../../etc/passwd\"",
            "\"/etc/passwd\"",
            "\"..\"",
            "\".\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5000) + "\"",
            "\"" + "../".repeat(100) + "\"",
            "\"-1\"",
            "\"2147483648\"",
            "\"1e9\"",
            "\"%s%n%d\"",
            "\"${7*7}\"",
            "\"probe.\"",
            "\"probe.connections\"",
            "\".\\n.\"",
            "\"99999999999999999999\"");

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** A random number from 0 to below this. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /**
     * A JSON spoiled in one to three places.
     *
     * @param other another of its kind, to splice in
     */
    byte[] json(String json, String other) {
        List<String> tokens = tokens(json);
        for (int times = 1 + random.nextInt(3); times > 0 && !tokens.isEmpty(); times--) {
            spoil(tokens, other);
        }
        byte[] bytes = String.join("", tokens).getBytes(StandardCharsets.UTF_8);
        return random.nextInt(4) == 0 ? bytes(bytes) : bytes;
    }

    /** Bytes with a few of them changed, cut, added or dropped. */
    byte[] bytes(byte[] whole) {
        byte[] bytes = whole.clone();
        if (bytes.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(5)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes = Arrays.copyOf(bytes, at);
            case 3 -> bytes = join(Arrays.copyOf(bytes, at), Arrays.copyOfRange(bytes, at / 2, bytes.length));
            default -> bytes = join(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes);
        }
        return bytes;
    }

    private void spoil(List<String> tokens, String other) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(16)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> tokens.set(at, tokens.get(random.nextInt(tokens.size())));
            case 3 -> tokens.set(at, nested());
            case 4 -> splice(tokens, at, tokens(other));
            case 5 -> copyMember(tokens, at);
            case 6 -> dropMember(tokens, at);
            case 7, 8, 9, 10 -> tokens.set(value(tokens, at), EVIL.get(random.nextInt(EVIL.size())));
            default -> scaleNumber(tokens, at);
        }
    }

    private String nested() {
        int depth = 1 + random.nextInt(random.nextInt(100) == 0 ? 100_000 : 60);
        return random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(random.nextInt(depth + 1))
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
    }

    private void splice(List<String> tokens, int at, List<String> others) {
        tokens.subList(at, tokens.size()).clear();
        if (!others.isEmpty()) {
            tokens.addAll(others.subList(random.nextInt(others.size()), others.size()));
        }
    }

    /** The key, colon and value of the next member come twice. */
    private static void copyMember(List<String> tokens, int at) {
        int colon = tokens.subList(at, tokens.size()).indexOf(":") + at;
        if (colon > at && colon + 1 < tokens.size()) {
            tokens.addAll(colon - 1, List.of(tokens.get(colon - 1), ":", tokens.get(colon + 1), ","));
        }
    }

    private static void dropMember(List<String> tokens, int at) {
        int colon = tokens.subList(at, tokens.size()).indexOf(":") + at;
        if (colon > at && colon + 2 < tokens.size()) {
            tokens.subList(colon - 1, colon + (tokens.get(colon + 2).equals(",") ? 3 : 2))
                    .clear();
        }
    }

    /** A place of something that is no key and no punctuation, at or behind this one if there is any. */
    private static int value(List<String> tokens, int at) {
        for (int i = at; i < tokens.size(); i++) {
            boolean key = i + 1 < tokens.size() && tokens.get(i + 1).equals(":");
            if (!key && VALUE.matcher(tokens.get(i)).matches()) {
                return i;
            }
        }
        return at;
    }

    private void scaleNumber(List<String> tokens, int at) {
        for (int i = at; i < tokens.size(); i++) {
            if (NUMBER.matcher(tokens.get(i)).matches()) {
                double number = Double.parseDouble(tokens.get(i));
                double scaled = random.nextInt(5) == 0 ? 0 : number * Math.pow(10, random.nextInt(40) - 20.0);
                double signed = random.nextInt(3) == 0 ? -scaled : scaled;
                boolean whole = WHOLE.matcher(tokens.get(i)).matches() && Math.abs(signed) < 1e18;
                tokens.set(i, whole ? Long.toString((long) signed) : Double.toString(signed));
                return;
            }
        }
    }

    private static List<String> tokens(String json) {
        return new ArrayList<>(TOKENS.computeIfAbsent(json, Mutator::split));
    }

    private static List<String> split(String json) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(json);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        return tokens;
    }

    private static byte[] join(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
