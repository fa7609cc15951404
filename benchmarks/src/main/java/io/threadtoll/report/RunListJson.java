// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report;

import com.fasterxml.jackson.core.JacksonException;
import io.threadtoll.compare.source.RunList;
import io.threadtoll.journal.Json;

/** Runs as JSON. */
public final class RunListJson {
    private RunListJson() {}

    /** An object with an array of the runs and one of those that can't be read. */
    public static String render(RunList runs) {
        try {
            return Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(runs) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("a list of runs is plain records and always has a JSON", e);
        }
    }
}
