// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** What the browser is asked of the page that is open: a script each. */
enum Look {
    /** Anything that leads nowhere. */
    ANCHORS,
    /** Charts that show nothing, or not all of what they say. */
    CHARTS,
    /** Words in charts that are hard to read. */
    CONTRAST,
    /** The order of the headings. */
    HEADINGS,
    /** Whatever could run or load something. */
    SCRIPTS,
    /** What makes the page scroll sideways. */
    SIDEWAYS;

    private final String script = scriptOf(name());

    /** What is wrong; empty where all is well. */
    List<String> at(Browser browser) {
        return browser.run(script).stream().map(String::valueOf).toList();
    }

    /** Opens or shuts all that can be opened. */
    static void fold(Browser browser, boolean open) {
        browser.run(scriptOf("fold"), open);
    }

    /** Leaves of each long table a few rows of each kind, for what takes long. */
    static void thin(Browser browser) {
        browser.run(scriptOf("thin"));
    }

    /** How many claims and compared rows there are. */
    static List<Integer> rows(Browser browser) {
        return browser.run(scriptOf("rows")).stream()
                .map(count -> ((Number) count).intValue())
                .toList();
    }

    /**
     * The cells that have no row.
     *
     * @param cells the words that are in each cell's row
     */
    static List<String> missing(Browser browser, List<List<String>> cells) {
        return browser.run(scriptOf("missing"), cells).stream()
                .map(String::valueOf)
                .toList();
    }

    /** A file beside a class. */
    static String text(Class<?> beside, String file) {
        try (InputStream text = Objects.requireNonNull(beside.getResourceAsStream(file), file)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String scriptOf(String name) {
        return text(Look.class, name.toLowerCase(Locale.ROOT) + ".js");
    }
}
