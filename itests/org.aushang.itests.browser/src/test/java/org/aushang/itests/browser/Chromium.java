package org.aushang.itests.browser;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, without a window, on one application. */
final class Chromium implements AutoCloseable {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    private final ChromeDriver driver;
    private final String address;
    private int clicks;

    /** @param address of the application */
    Chromium(String language, String address) {
        this.address = address;
        ChromeOptions options = new ChromeOptions();
        options.setBinary("/usr/bin/chromium");
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--accept-lang=" + language,
                "--lang=" + language,
                "--window-size=1280,900");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Path.of("/usr/bin/chromedriver").toFile())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
    }

    /** Sends a header with each request from now on, as a proxy does that signs people in. */
    void header(String name, String value) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setExtraHTTPHeaders", Map.of("headers", Map.of(name, value)));
    }

    /** From now on scripts of pages do not run; those of the driver do. */
    void withoutScripts() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    }

    void open(String path) {
        driver.get(address + path);
    }

    String path() {
        return driver.getCurrentUrl().substring(address.length());
    }

    void logIn(String name, String password) {
        open("/login");
        type("name", name);
        type("password", password);
        click("main button");
    }

    WebElement find(String css) {
        return new WebDriverWait(driver, Duration.ofMinutes(1)).until(there -> there.findElement(By.cssSelector(css)));
    }

    boolean has(String css) {
        return !driver.findElements(By.cssSelector(css)).isEmpty();
    }

    /** How many there are at this moment. */
    int count(String css) {
        return driver.findElements(By.cssSelector(css)).size();
    }

    /** By its name. */
    void type(String field, String text) {
        WebElement element = find("[name=\"" + field + "\"]");
        // The page may have come after its folded parts were opened.
        driver.executeScript("arguments[0].closest('details')?.setAttribute('open', '')", element);
        if (!"file".equals(element.getDomAttribute("type"))) {
            element.clear();
        }
        element.sendKeys(text);
    }

    /** Submits or follows, and waits for the next page. */
    void click(String css) {
        // An element that is replaced before it is clicked is found again.
        new WebDriverWait(driver, Duration.ofMinutes(1))
                .ignoring(StaleElementReferenceException.class)
                .until(there -> {
                    WebElement element = find(css);
                    driver.executeScript("arguments[0].scrollIntoView({block: 'center'})", element);
                    element.click();
                    return true;
                });
        clicks++;
    }

    /** How often something was clicked. */
    int clicks() {
        return clicks;
    }

    /** Chooses from a list, by its name. */
    void choose(String field, String shown) {
        new Select(find("[name=\"" + field + "\"]")).selectByVisibleText(shown);
    }

    /** Presses keys wherever the focus is. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** Presses Tab until the focus is there, at most a hundred times. */
    void tabTo(String css) {
        for (int i = 0; i < 100; i++) {
            press(Keys.TAB);
            if (!driver.findElements(By.cssSelector(css)).isEmpty()
                    && driver.switchTo().activeElement().equals(driver.findElement(By.cssSelector(css)))) {
                return;
            }
        }
        throw new AssertionError("the focus never came to " + css);
    }

    /** Whether a person sees where the focus is. */
    boolean showsFocus() {
        return Boolean.TRUE.equals(driver.executeScript("const s = getComputedStyle(document.activeElement);"
                + "return s.outlineStyle !== 'none' && s.outlineWidth !== '0px' || s.boxShadow !== 'none'"));
    }

    void openDetails() {
        driver.executeScript("document.querySelectorAll('details').forEach(one => one.open = true)");
    }

    String text() {
        return find("main").getText();
    }

    void awaitText(String css, String text) {
        // A part that is replaced while it is read is read again.
        new WebDriverWait(driver, Duration.ofMinutes(1))
                .ignoring(StaleElementReferenceException.class)
                .until(there -> there.findElements(By.cssSelector(css)).stream()
                        .anyMatch(element -> element.getText().contains(text)));
    }

    /** Loads a page again and again, for at most a minute, until it has this text. */
    void awaitOn(String path, String text) {
        new WebDriverWait(driver, Duration.ofMinutes(1)).until(there -> {
            open(path);
            return text().contains(text);
        });
    }

    void theme(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    }

    /** In pixels; more than the size that was set if something sticks out. */
    long width() {
        return ((Number) driver.executeScript("return document.documentElement.scrollWidth")).longValue();
    }

    /** The violations of WCAG 2.2 AA on this page. */
    @SuppressWarnings("deprecation") // Its successor is the mode that is switched off here.
    List<Rule> violations() {
        return new AxeBuilder()
                // Otherwise it opens a window of its own and closes it again, and now and then the next picture is
                // taken of that.
                // What it is for, frames from elsewhere, there is none of.
                .setLegacyMode(true)
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(driver)
                .getViolations();
    }

    /** What the browser complained about since it was last asked. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .filter(line -> !line.contains("status of 422"))
                // A check that the next one replaced.
                .filter(line -> !line.contains("htmx:sendAbort") && !line.contains("htmx:afterRequest"))
                .toList();
    }

    void screenshot(String name) throws IOException {
        Files.createDirectories(SCREENSHOTS);
        // The driver gives up now and then while a page is still being painted; the picture is taken again.
        byte[] picture = new WebDriverWait(driver, Duration.ofMinutes(1))
                .ignoring(TimeoutException.class)
                .until(there -> driver.getScreenshotAs(OutputType.BYTES));
        Files.write(SCREENSHOTS.resolve(name + ".png"), picture);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
