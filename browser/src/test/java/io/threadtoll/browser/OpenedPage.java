// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page as a file, as people open it. */
final class OpenedPage {
    private static final Path FOLDER = Path.of("target", "pages");

    private OpenedPage() {}

    /** Opens a page that was written to a file, which stays for a look at what was found. */
    static URI open(Browser browser, String name, String html) {
        try {
            Path file = Files.createDirectories(FOLDER).resolve(name.replaceAll("[^A-Za-z0-9]+", "-") + ".html");
            URI page =
                    Files.writeString(file, html).toAbsolutePath().normalize().toUri();
            browser.open(page);
            return page;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The page as it would be if nothing kept its scripts from running. */
    static String withoutPolicy(String html) {
        return html.replaceAll("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
    }
}
