// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.report.page;

import java.util.Locale;

/** Whether several tasks have one and the same of something. */
public enum Sharing {
    SHARED("●", "shared"),
    OWN("○", "each its own"),
    DIFFERS("?", "forks differ"),
    NOT_MEASURED("–", "not measured"),
    /** No probe looks. */
    NOT_ASKED("", "");

    private final String sign;
    private final String words;

    Sharing(String sign, String words) {
        this.sign = sign;
        this.words = words;
    }

    /** A sign that is told from the others without colours. */
    public String sign() {
        return sign;
    }

    /** Its style class. */
    public String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The same in words. */
    public String words() {
        return words;
    }
}
