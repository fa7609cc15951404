// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page on every screen; what is folded is looked at open and shut. */
@ExtendWith(OneBrowser.class)
class BrowserPagesTest {
    private static final List<TestedPage> PAGES =
            Stream.concat(HandMadePages.all(), RecordedPages.all()).toList();

    @ParameterizedTest
    @MethodSource("pages")
    void isWholeAndQuietOnEveryScreen(TestedPage page, Browser browser) {
        URI address = OpenedPage.open(browser, page.name(), page.html());
        SoftAssertions soft = new SoftAssertions();
        for (Screen screen : Screen.all()) {
            browser.show(screen);
            Look.fold(browser, false);
            soft.assertThat(Look.SIDEWAYS.at(browser)).as("%s, shut", screen).isEmpty();
            Look.fold(browser, true);
            for (Look look : List.of(Look.SIDEWAYS, Look.CHARTS, Look.CONTRAST)) {
                soft.assertThat(look.at(browser)).as("%s, %s", screen, look).isEmpty();
            }
        }
        for (Look look : List.of(Look.ANCHORS, Look.HEADINGS, Look.SCRIPTS)) {
            soft.assertThat(look.at(browser)).as("%s", look).isEmpty();
        }
        soft.assertThat(Look.rows(browser)).as("claims, changes").isEqualTo(page.rows());
        soft.assertThat(Look.missing(browser, page.cells()))
                .as("cells without a row")
                .isEmpty();
        soft.assertThat(browser.messages()).as("messages on the console").isEmpty();
        soft.assertThat(browser.requests()).as("requests").containsExactly(address.toString());
        soft.assertAll();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void runsNothingEvenIfItMay(TestedPage page, Browser browser) {
        OpenedPage.open(browser, page.name() + " unguarded", OpenedPage.withoutPolicy(page.html()));

        assertThat(browser.closesDialogs()).isZero();
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.requests()).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void isAccessible(TestedPage page, Browser browser) {
        OpenedPage.open(browser, page.name(), page.html());
        Look.fold(browser, true);
        Look.thin(browser);
        SoftAssertions soft = new SoftAssertions();
        browser.show(Screen.PHONE);
        soft.assertThat(Accessibility.LAYOUT.at(browser)).as("%s", Screen.PHONE).isEmpty();
        browser.show(Screen.DESKTOP);
        soft.assertThat(Accessibility.EVERYTHING.at(browser))
                .as("%s", Screen.DESKTOP)
                .isEmpty();
        browser.show(Screen.DESKTOP.inTheDark());
        soft.assertThat(Accessibility.COLOURS.at(browser)).as("in the dark").isEmpty();
        soft.assertAll();
    }

    static List<TestedPage> pages() {
        return PAGES;
    }
}
