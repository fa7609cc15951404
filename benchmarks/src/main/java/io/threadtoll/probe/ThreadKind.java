// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.probe;

import io.threadtoll.linux.PthreadStacks;
import io.threadtoll.model.Metric;
import io.threadtoll.model.NotApplicableException;
import java.util.EnumMap;
import java.util.Map;

/** Whose stack is looked at. */
@SuppressWarnings("ImmutableEnumChecker") // The map is never written to again.
public enum ThreadKind {
    /** Made by pthread_create(3) with default attributes, and unknown to the JVM. */
    PTHREAD("pthread") {
        @Override
        SleepingThreads start(int count) {
            PthreadStacks stacks = PthreadStacks.start(count);
            return new SleepingThreads() {
                @Override
                public long[] stackPointers() {
                    return stacks.stackPointers();
                }

                @Override
                public void close() {
                    stacks.close();
                }
            };
        }
    },
    /** A platform thread of the JVM without a stack size of its own. */
    JAVA("java") {
        @Override
        SleepingThreads start(int count) throws NotApplicableException {
            return SleepingJavaThreads.start(count);
        }
    };

    private final Map<ThreadFigure, Metric> metrics = new EnumMap<>(ThreadFigure.class);

    ThreadKind(String prefix) {
        for (ThreadFigure figure : ThreadFigure.values()) {
            metrics.put(figure, Metric.lowerIsBetter(prefix + figure.suffix()));
        }
    }

    /** A figure of this kind, such as {@code pthreadStackBytes} for {@link ThreadFigure#STACK}. */
    public Metric metric(ThreadFigure figure) {
        return metrics.get(figure);
    }

    /** Starts threads; returns when all of them sleep. */
    abstract SleepingThreads start(int count) throws NotApplicableException;
}
