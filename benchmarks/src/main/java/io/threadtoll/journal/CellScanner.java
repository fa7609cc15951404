// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.threadtoll.model.Cell;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the cells of a journal, and keeps one of those that are equal: each comes again every round. */
final class CellScanner {
    private final Map<Cell, Cell> cells = new HashMap<>();

    Cell scan(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_OBJECT);
        String benchmark = null;
        SortedMap<String, String> params = null;
        int threads = 0;
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            switch (name) {
                case "benchmark" -> {
                    Tokens.require(benchmark == null);
                    benchmark = Tokens.text(json);
                }
                case "params" -> {
                    Tokens.require(params == null);
                    params = params(json);
                }
                case "threads" -> {
                    Tokens.require(threads == 0);
                    threads = Tokens.integer(json);
                }
                default -> Tokens.require(false);
            }
        }
        Tokens.require(benchmark != null && params != null && threads > 0);
        Cell cell = new Cell(benchmark, params, threads);
        return cells.computeIfAbsent(cell, same -> same);
    }

    private static SortedMap<String, String> params(JsonParser json) throws IOException {
        Tokens.require(json, JsonToken.START_OBJECT);
        SortedMap<String, String> params = new TreeMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            Tokens.require(params.put(name, Tokens.text(json)) == null);
        }
        return params;
    }
}
