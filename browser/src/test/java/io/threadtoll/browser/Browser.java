// SPDX-License-Identifier: Apache-2.0
package io.threadtoll.browser;

import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.NoAlertPresentException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.UnexpectedAlertBehaviour;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.json.Json;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, through its own driver: nothing is downloaded. */
final class Browser implements AutoCloseable {
    private static final File CHROMIUM = new File("/usr/bin/chromium");
    private static final File DRIVER = new File("/usr/bin/chromedriver");
    private static final int HEIGHT = 900;

    private final ChromeDriver driver;

    Browser() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM);
        // Root has no sandbox, and a container's /dev/shm is small.
        options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu");
        options.setUnhandledPromptBehaviour(UnexpectedAlertBehaviour.IGNORE);
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER)
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
    }

    /** Loads a page and forgets what the ones before it logged. */
    void open(URI page) {
        messages();
        requests();
        driver.get(page.toString());
    }

    void show(Screen screen) {
        show(screen, 1);
    }

    /** The same with so many pixels of the screen for each of the page. */
    void show(Screen screen, int density) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", screen.width(), "height", HEIGHT, "deviceScaleFactor", density, "mobile", false));
        String scheme = screen.dark() ? "dark" : "light";
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    /** A part of the page as a PNG. */
    byte[] picture(String css) {
        return driver.findElement(By.cssSelector(css)).getScreenshotAs(OutputType.BYTES);
    }

    /** What a script says; the driver runs it, which no policy of the page keeps it from. */
    List<?> run(String script, Object... arguments) {
        return (List<?>) driver.executeScript(script, arguments);
    }

    /** The same of a script that says it later, to the function that is its last argument. */
    List<?> await(String script, Object... arguments) {
        return (List<?>) driver.executeAsyncScript(script, arguments);
    }

    /** What the console has shown since it was asked last. */
    List<String> messages() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** What was asked for since this was asked last, pages too. */
    List<String> requests() {
        return driver.manage().logs().get(LogType.PERFORMANCE).getAll().stream()
                .map(entry -> (Map<?, ?>) new Json()
                        .<Map<String, Object>>toType(entry.getMessage(), Json.MAP_TYPE)
                        .get("message"))
                .filter(message -> "Network.requestWillBeSent".equals(message.get("method")))
                .map(message -> (Map<?, ?>) ((Map<?, ?>) message.get("params")).get("request"))
                .map(request -> String.valueOf(request.get("url")))
                .toList();
    }

    /** How many dialogs the page opens, one after the other; closes them, since nothing else is answered before. */
    int closesDialogs() {
        int dialogs = 0;
        while (closesDialog()) {
            dialogs++;
        }
        return dialogs;
    }

    private boolean closesDialog() {
        try {
            driver.switchTo().alert().dismiss();
            return true;
        } catch (NoAlertPresentException e) {
            return false;
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
