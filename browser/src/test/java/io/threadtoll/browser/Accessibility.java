// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import com.deque.html.axecore.selenium.AxeBuilder;
import java.util.List;

/**
 * What axe-core finds on the page that is open and would keep somebody from reading it: violations that are serious or
 * critical. The driver injects axe, which the page's policy does not keep it from. It is run by a script of ours, since its own
 * builder has it describe each element that passed too, which takes a minute for a table of 200 cells.
 */
enum Accessibility {
    /** All that axe knows. */
    EVERYTHING("", ""),
    /** What may change with the width of the window. */
    LAYOUT("", Accessibility.CONTRAST),
    /** What may change with the colours. */
    COLOURS(Accessibility.CONTRAST, "");

    private static final String CONTRAST = "color-contrast";
    private static final String AXE = Look.text(AxeBuilder.class, "/axe.min.js");
    private static final String RUN = Look.text(Accessibility.class, "axe.js");

    private final String rule;
    private final String leftOut;

    Accessibility(String rule, String leftOut) {
        this.rule = rule;
        this.leftOut = leftOut;
    }

    /** What is wrong; empty where all is well. */
    List<String> at(Browser browser) {
        browser.run("if (!window.axe) {\n" + AXE + "\n}\nreturn [];");
        return browser.await(RUN, rule, leftOut).stream().map(String::valueOf).toList();
    }
}
