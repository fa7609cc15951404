// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.jvm;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.threadtoll.journal.Json;
import java.io.IOException;
import java.time.Duration;

/**
 * How a JVM went that was run to its end.
 *
 * @param inTime whether it ended by itself; else it was killed
 * @param longest how long it had
 * @param exit its exit status
 * @param output what it said on standard output and standard error, without the middle of very much
 */
public record JvmEnd(boolean inTime, Duration longest, int exit, String output) {
    /**
     * Its answer: the last line that begins as a JSON object does, since a JVM may warn of something before or behind it.
     *
     * @throws IOException if it gave none, did not end in time or ended with a status that isn't 0; the message says why
     */
    public <T> T answer(Class<T> type) throws IOException {
        if (!inTime || exit != 0) {
            throw new IOException(reason());
        }
        String last = output.lines()
                .filter(line -> line.startsWith("{"))
                .reduce((before, line) -> line)
                .orElseThrow(() -> new IOException("no answer: " + reason()));
        try {
            return Json.MAPPER.readValue(last, type);
        } catch (JsonProcessingException e) {
            throw new IOException("its answer is no " + type.getSimpleName() + ": " + e.getOriginalMessage(), e);
        }
    }

    /** Why it failed, in its own last words if there are any. */
    public String reason() {
        String said = FailureReason.of(output, "");
        if (!inTime) {
            return "no answer within " + longest.toSeconds() + " s" + (said.isEmpty() ? "" : ": " + said);
        }
        return said.isEmpty() ? "exit " + exit : said;
    }
}
