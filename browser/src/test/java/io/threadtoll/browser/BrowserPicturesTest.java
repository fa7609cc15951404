// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The pictures of the README are parts of the report of the reference run, as they look now. Run with
 * {@code -Dgolden.write=true} to take them anew.
 */
@ExtendWith(OneBrowser.class)
class BrowserPicturesTest {
    private static final Path FOLDER = Path.of("..", "results", "pictures");

    /** As wide as a README is shown. */
    private static final int WIDTH = 900;

    /** For screens with small pixels. */
    private static final int DENSITY = 2;

    /** Another machine's fonts are a little larger or smaller. */
    private static final Percentage FONTS = Percentage.withPercentage(15);

    @ParameterizedTest
    @CsvSource({
        "answer, .answer, false",
        "answer, .answer, true",
        "contended, #contended figure, false",
        "contended, #contended figure, true"
    })
    void isOfTheReferenceRun(String name, String css, boolean dark, Browser browser) throws IOException {
        TestedPage page = RecordedPages.shown();
        OpenedPage.open(browser, page.name(), page.html());
        browser.show(new Screen(WIDTH, dark), DENSITY);
        byte[] png = browser.picture(css);
        Path file = FOLDER.resolve(name + (dark ? "-dark.png" : "-light.png"));
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.write(file, png);
        }

        BufferedImage now = ImageIO.read(new ByteArrayInputStream(png));
        BufferedImage kept = ImageIO.read(file.toFile());
        assertThat(kept.getWidth()).isCloseTo(now.getWidth(), FONTS);
        assertThat(kept.getHeight()).isCloseTo(now.getHeight(), FONTS);
        assertThat(isDark(kept)).isEqualTo(dark).isEqualTo(isDark(now));
    }

    /** By the paper, which a corner of the picture shows. */
    private static boolean isDark(BufferedImage picture) {
        int rgb = picture.getRGB(picture.getWidth() - 3 * DENSITY, picture.getHeight() - 3 * DENSITY);
        int brightness = (rgb >> 16 & 0xff) + (rgb >> 8 & 0xff) + (rgb & 0xff);
        return brightness < 3 * 0x80;
    }
}
