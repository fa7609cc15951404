// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each look finds what was planted for it, and nothing on a page that is all right. */
@ExtendWith(OneBrowser.class)
class BrowserPlantsTest {
    private static final String SOUND = """
            <h2 id="here">sound</h2><p class="night">words <a href="#here">here</a></p>
            <div style="overflow-x: auto" tabindex="0" role="region" aria-label="wide"><p style="width: 3000px">wide</p></div>
            <details><summary>more</summary><p>words</p></details>
            <svg role="img" aria-label="dot" width="100" height="50"><circle cx="9" cy="9" r="4"/><text x="2" y="30">dot</text></svg>
            """;

    @Test
    void nothingIsFoundWhereAllIsWell(Browser browser) {
        open(browser, Screen.PHONE, SOUND);

        for (Look look : Look.values()) {
            assertThat(look.at(browser)).as("%s", look).isEmpty();
        }
        assertThat(Accessibility.EVERYTHING.at(browser)).isEmpty();
        assertThat(browser.messages()).isEmpty();
        assertThat(browser.closesDialogs()).isZero();
        assertThat(Look.rows(browser)).isEqualTo(List.of(0, 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SIDEWAYS | <div style='width: 391px'>wide</div>",
                "SIDEWAYS | <p>" + "xxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxx" + "xxxxxxxxxxxxxxxx"
                        + "xxxxxxxxxxxxxxxx</p>",
                "SIDEWAYS | <details><summary>more</summary><div style='width: 2000px'>wide</div></details>",
                "SIDEWAYS | <div style='overflow: hidden'><p style='width: 2000px'>cut off</p></div>",
                "CHARTS | <svg role='img'></svg>",
                "CHARTS | <svg role='img' width='0' height='9'><rect width='5' height='5'/></svg>",
                "CHARTS | <svg role='img' width='90' height='90'><rect x='99' width='5' height='5'/></svg>",
                "CHARTS | <svg role='img' width='90' height='90'><rect width='5' height='5' fill='none'/></svg>",
                "CHARTS | <svg role='img' width='90' height='90'><rect width='0' height='0'/></svg>",
                "CHARTS | <svg role='img' width='90' height='90'><text x='2' y='20'>only words</text></svg>",
                "CHARTS | <svg role='img' width='90' height='90'><path d='M1 1h9v9z'/><text x='60' y='20'>too long</text></svg>",
                "CONTRAST | <svg width='90' height='90'><text y='20' style='fill: #999'>pale</text></svg>",
                "CONTRAST | <svg width='90' height='90'><rect width='90' height='90' fill='#333'/><text y='20'>x</text></svg>",
                "ANCHORS | <a href='#nowhere'>nowhere</a>",
                "ANCHORS | <a href='javascript:alert(1)'>script</a>",
                "ANCHORS | <p id='same'>one</p><p id='same'>other</p>",
                "ANCHORS | <p aria-labelledby='nobody'>words</p>",
                "HEADINGS | <h3>too deep</h3>",
                "HEADINGS | <h1>another</h1>",
                "HEADINGS | <h2> </h2>",
                "SCRIPTS | <script>let a = 1</script>",
                "SCRIPTS | <p onclick='alert(1)'>words</p>",
                "SCRIPTS | <a href=' javascript:alert(1)'>words</a>",
            })
    void isFound(Look look, String plant, Browser browser) {
        open(browser, Screen.PHONE, plant);

        assertThat(look.at(browser)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<p class='pale'>pale</p>", "<img src='data:,'>", "<div role='button' tabindex='0'></div>"})
    void whatKeepsSomebodyFromReadingIsFound(String plant, Browser browser) {
        open(browser, Screen.PHONE, plant);

        assertThat(Accessibility.EVERYTHING.at(browser)).isNotEmpty();
    }

    @Test
    void whatIsPaleInTheDarkOnlyIsFoundThere(Browser browser) {
        String plant =
                "<p class='night'>words</p><svg width='90' height='90'><text y='20' style='fill: #000'>x</text></svg>";
        open(browser, Screen.DESKTOP, plant);
        assertThat(Accessibility.EVERYTHING.at(browser)).isEmpty();
        assertThat(Look.CONTRAST.at(browser)).isEmpty();

        browser.show(Screen.DESKTOP.inTheDark());
        assertThat(Accessibility.EVERYTHING.at(browser))
                .singleElement()
                .asString()
                .contains("color-contrast");
        assertThat(Look.CONTRAST.at(browser)).isNotEmpty();
    }

    @Test
    void aMessageIsFound(Browser browser) {
        open(browser, Screen.PHONE, "<script>console.error('planted')</script>");

        assertThat(browser.messages()).singleElement().asString().contains("planted");
    }

    /** Nobody listens on that port; the image is asked for all the same. */
    @Test
    void aRequestIsFoundAndRefusedWhereThereIsAPolicy(Browser browser) {
        String image = "<img alt='' src='http://127.0.0.1:9/planted.png'>";
        open(browser, Screen.PHONE, image);
        assertThat(browser.requests()).contains("http://127.0.0.1:9/planted.png");

        open(
                browser,
                Screen.PHONE,
                "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">" + image);
        assertThat(browser.messages()).anyMatch(message -> message.contains("Content Security Policy"));
    }

    @Test
    void aDialogIsFound(Browser browser) {
        OpenedPage.open(browser, "planted", PlantedPage.with("<script>alert(1)</script><img src=x onerror=alert(2)>"));

        assertThat(browser.closesDialogs()).isEqualTo(2);
    }

    @Test
    void rowsAreCounted(Browser browser) {
        open(
                browser,
                Screen.PHONE,
                "<p id='claim-one'>1</p><div id='changed'><p class='cell'>lock</p><table><tr><th>lock a=1 x2</th></tr></table></div>");

        assertThat(Look.rows(browser)).isEqualTo(List.of(1, 1));
        assertThat(Look.missing(browser, List.of(List.of("lock", "a=1"), List.of("lock", "a=2"))))
                .containsExactly("lock a=2");
    }

    private static void open(Browser browser, Screen screen, String body) {
        browser.show(screen);
        OpenedPage.open(browser, "planted", PlantedPage.with(body));
        Look.fold(browser, true);
    }
}
