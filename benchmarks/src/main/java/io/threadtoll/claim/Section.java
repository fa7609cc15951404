// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.claim;

import java.util.Arrays;
import java.util.Optional;

/** The article's sections, in its order. */
public enum Section {
    CLONE("How Linux Implements Threads"),
    SHARING("Thread vs Process: What Is Shared, What Is Private"),
    RACES("Race Conditions"),
    MUTEXES("Mutexes and Futexes"),
    KTHREADS("Kernel Threads"),
    GIL("The CPython GIL");

    private final String heading;

    Section(String heading) {
        this.heading = heading;
    }

    /** The article's own heading. */
    public String heading() {
        return heading;
    }

    /** The section under a heading. */
    static Optional<Section> under(String heading) {
        return Arrays.stream(values())
                .filter(section -> section.heading.equals(heading))
                .findFirst();
    }
}
