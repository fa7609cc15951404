// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.threadtoll.claim.Claims;
import io.threadtoll.claim.Verdicts;
import io.threadtoll.report.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is published of the files' form, in {@code results/schema}, is what the files have. */
class SchemaTest {
    private static final Path RESULTS = Path.of("..", "results");
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    @Test
    void allReferenceRunsAreAsTheSchemasSay() throws Exception {
        for (ResultFolder folder : references()) {
            assertThat(errors("run", Files.readString(folder.description())))
                    .as(folder.toString())
                    .isEmpty();
            Schema fork = schema("fork");
            for (String line : Files.readAllLines(folder.journal())) {
                assertThat(fork.validate(Json.MAPPER.readTree(line))).as(line).isEmpty();
            }
            assertThat(errors("verdicts", Verdicts.toJson(Claims.judge(folder.run(), folder.forks()))))
                    .as(folder.toString())
                    .isEmpty();
        }
    }

    @Test
    void whatThisProgramWritesIsAsTheSchemasSay() throws Exception {
        assertThat(errors("run", Json.MAPPER.writeValueAsString(Samples.run()))).isEmpty();
        for (var fork : Samples.forks()) {
            assertThat(errors("fork", Json.MAPPER.writeValueAsString(fork))).isEmpty();
        }
        assertThat(errors("verdicts", Verdicts.toJson(Samples.judgements()))).isEmpty();
    }

    /** A new field of a record is found here, and wants to be in its schema. */
    @Test
    void aFieldThatIsUnknownOrMissingIsFound() throws Exception {
        ObjectNode fork = Json.MAPPER.valueToTree(Samples.forks().get(0));
        fork.put("surprise", 1);
        assertThat(schema("fork").validate(fork)).isNotEmpty();
        fork.remove("surprise");
        assertThat(schema("fork").validate(fork)).isEmpty();
        fork.remove("status");
        assertThat(schema("fork").validate(fork)).isNotEmpty();
    }

    private static List<Error> errors(String name, String json) throws Exception {
        JsonNode tree = Json.MAPPER.readTree(json);
        return schema(name).validate(tree);
    }

    private static Schema schema(String name) throws Exception {
        return SCHEMAS.getSchema(Files.readString(RESULTS.resolve("schema").resolve(name + ".schema.json")));
    }

    private static List<ResultFolder> references() throws Exception {
        try (Stream<Path> folders = Files.list(RESULTS)) {
            return folders.filter(path -> Files.exists(path.resolve("run.json")))
                    .map(ResultFolder::open)
                    .toList();
        }
    }
}
