// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.compare;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.threadtoll.compare.Comparison;
import io.threadtoll.journal.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A comparison for a program: {@link ComparisonDocument} as JSON. A number that is not finite is null, which always
 * means that no number is known. All but ASCII is escaped, so that the file may be printed to a terminal.
 */
final class ComparisonJson {
    private static final JsonMapper MAPPER = Json.MAPPER
            .rebuild()
            .addModule(new SimpleModule()
                    .addSerializer(double.class, new FiniteOrNull())
                    .addSerializer(Double.class, new FiniteOrNull())
                    .addSerializer(String.class, new WholeText(false))
                    .addKeySerializer(String.class, new WholeText(true)))
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    private ComparisonJson() {}

    static String render(Comparison comparison) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(ComparisonDocument.of(comparison)) + "\n";
        } catch (JacksonException e) {
            throw new IllegalStateException("comparisons are plain records and always have a JSON", e);
        }
    }

    private static final class FiniteOrNull extends StdSerializer<Double> {
        private static final long serialVersionUID = 1L;

        FiniteOrNull() {
            super(Double.class);
        }

        @Override
        public void serialize(Double value, JsonGenerator json, SerializerProvider provider) throws IOException {
            if (Double.isFinite(value)) {
                json.writeNumber(value);
            } else {
                json.writeNull();
            }
        }
    }

    /** Half a surrogate pair is no text, and a parser may refuse the whole file for it. */
    private static final class WholeText extends StdSerializer<String> {
        private static final long serialVersionUID = 1L;

        private final boolean isKey;

        WholeText(boolean isKey) {
            super(String.class);
            this.isKey = isKey;
        }

        @Override
        public void serialize(String value, JsonGenerator json, SerializerProvider provider) throws IOException {
            String whole = new String(value.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            if (isKey) {
                json.writeFieldName(whole);
            } else {
                json.writeString(whole);
            }
        }
    }
}
