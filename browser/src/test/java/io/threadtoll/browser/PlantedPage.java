// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

/** A page that is all right but for what is planted in it. */
final class PlantedPage {
    private PlantedPage() {}

    /** The page with this in it. */
    static String with(String body) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>planted</title>
                <style>
                :root { color-scheme: light dark; }
                .pale { color: #999; background: #fff; }
                .night { color: #000; background: #fff; }
                @media (prefers-color-scheme: dark) { .night { color: #333; background: #111; } }
                text { fill: CanvasText; }
                a { color: LinkText; }
                </style>
                </head>
                <body>
                <main>
                <h1>planted</h1>
                %s
                </main>
                </body>
                </html>
                """.formatted(body);
    }
}
