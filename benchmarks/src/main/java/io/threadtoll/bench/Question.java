// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.bench;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a benchmark class asks, and with how many threads: JMH has the other parameters, but no list of thread counts. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Question {
    /** The question, as a person asks it. */
    String value();

    /** What one operation is. */
    String operation();

    /**
     * The metrics that answer it beside the main figure, the most important first. {@code run} shows the first three that a
     * cell has, so there may be more, for methods that count different things.
     */
    String[] metrics() default {};

    /** The thread counts of the full grid. */
    ThreadCount[] threads() default {ThreadCount.ONE};
}
