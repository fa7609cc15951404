// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a reader looks at a page on.
 *
 * @param width of the window in CSS pixels
 * @param dark whether the reader's system is dark
 */
record Screen(int width, boolean dark) {
    static final Screen PHONE = new Screen(390, false);
    static final Screen DESKTOP = new Screen(1280, false);

    /** A phone, a tablet and a desktop, each light and dark. */
    static List<Screen> all() {
        return IntStream.of(PHONE.width, 768, DESKTOP.width)
                .boxed()
                .flatMap(width -> Stream.of(new Screen(width, false), new Screen(width, true)))
                .toList();
    }

    /** The same in the dark. */
    Screen inTheDark() {
        return new Screen(width, true);
    }

    @Override
    public String toString() {
        return width + " px " + (dark ? "dark" : "light");
    }
}
