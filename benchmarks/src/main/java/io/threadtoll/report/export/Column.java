// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.export;

import io.threadtoll.compare.Series;
import java.util.Locale;

/** The columns of the table, in their order. */
enum Column {
    RUN(Type.TEXT),
    STARTED_AT(Type.TIME),
    CPU_MODEL(Type.TEXT),
    PROCESSORS(Type.INTEGER),
    KERNEL(Type.TEXT),
    JDK(Type.TEXT),
    JVM(Type.TEXT),
    BENCHMARK(Type.TEXT),
    QUESTION(Type.TEXT),
    THREADS(Type.INTEGER),
    PARAMS(Type.TEXT),
    COPY(Type.TEXT),
    ROUND(Type.INTEGER),
    STATUS(Type.TEXT),
    MODE(Type.TEXT),
    METRIC(Type.TEXT),
    UNIT(Type.TEXT),
    VALUE(Type.NUMBER),
    STEAL_FRACTION(Type.NUMBER),
    FOREIGN_FRACTION(Type.NUMBER),
    CODE(Type.TEXT);

    /** What values a column has, and what SQL calls that. */
    enum Type {
        /** A {@link String}; an empty one is no value. */
        TEXT("VARCHAR"),
        /** An {@link java.time.Instant}, in UTC. */
        TIME("TIMESTAMP"),
        /** An {@link Integer}. */
        INTEGER("INTEGER"),
        /** A {@link Double}; what isn't finite is no value. */
        NUMBER("DOUBLE");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        /** SQL's name of it. */
        String sql() {
            return sql;
        }
    }

    private final Type type;

    Column(Type type) {
        this.type = type;
    }

    Type type() {
        return type;
    }

    /** Its value in a row, of its type. */
    Object of(ForkRow row) {
        return switch (this) {
            case RUN -> row.name();
            case STARTED_AT -> row.run().startedAt();
            case CPU_MODEL -> row.environment().field("cpu.model");
            case PROCESSORS -> row.environment().processors();
            case KERNEL -> row.environment().field("kernel.release");
            case JDK -> row.environment().field("jdk.version");
            case JVM -> row.jvm();
            case BENCHMARK -> row.fork().cell().benchmark();
            case QUESTION -> row.fork().cell().question();
            case THREADS -> row.fork().cell().threads();
            case PARAMS -> row.params();
            case COPY -> Series.copy(row.fork().again());
            case ROUND -> row.fork().round();
            case STATUS -> row.fork().status().name();
            case MODE -> row.fork().mode();
            case METRIC -> row.metric();
            case UNIT -> row.unit();
            case VALUE -> row.value();
            case STEAL_FRACTION -> row.fork().interference().stealFraction();
            case FOREIGN_FRACTION -> row.fork().interference().foreignFraction();
            case CODE -> row.code();
        };
    }

    /** What it is called. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
