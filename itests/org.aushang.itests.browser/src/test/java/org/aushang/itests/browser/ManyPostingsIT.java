package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What a recruiter meets whose company has 100,000 postings, half of them rejected. Alone: to make them takes both cores. */
@Isolated
class ManyPostingsIT {

    private static final Path BENCHMARKS =
            Path.of("../org.aushang.benchmarks/target").toAbsolutePath().normalize();
    private static final Path OUT = Path.of("target/many-postings.out").toAbsolutePath();
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @Test
    void no_page_is_longer_than_with_few_and_each_posting_is_found() throws Exception {
        Process application = start();
        try (Chromium browser = new Chromium("en", "http://127.0.0.1:" + port(application) + "/aushang")) {
            browser.open("/postings?filter=attention");
            browser.awaitText(".tabs", "50,000");
            assertThat(browser.count(".postings > li")).isEqualTo(50);
            assertThat(browser.violations()).isEmpty();
            browser.screenshot("many-postings");
            String first = browser.find(".postings .title").getDomAttribute("href");

            browser.click(".pager a");
            browser.awaitText(".pager", "beginning");
            assertThat(browser.count(".postings > li")).isEqualTo(50);
            assertThat(browser.find(".postings .title").getDomAttribute("href")).isNotEqualTo(first);

            browser.open("/postings");
            browser.type("text", "job-49998");
            browser.click(".search button");
            browser.awaitText(".postings", "job-49998");
            browser.click(".postings .title");
            browser.awaitText("main", "The postal code is missing");

            browser.open("/postings?filter=attention&finding=board.rejected");
            browser.awaitText(".chip", "board.rejected");
            assertThat(browser.count(".postings > li")).isEqualTo(50);
            assertThat(browser.complaints()).isEmpty();
        } finally {
            application.destroyForcibly();
        }
    }

    private static Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx1g",
                        "-cp",
                        BENCHMARKS.resolve("classes") + ":" + BENCHMARKS.resolve("lib") + "/*",
                        "org.aushang.benchmarks.ConsolePages",
                        "serve",
                        "100000")
                .directory(BENCHMARKS.getParent().getParent().getParent().toFile())
                .redirectErrorStream(true)
                .redirectOutput(OUT.toFile())
                .start();
    }

    private static String port(Process application) throws IOException, InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (application.isAlive() && Instant.now().isBefore(end)) {
            for (String line : Files.readAllLines(OUT)) {
                if (line.startsWith("at port ")) {
                    return line.substring("at port ".length());
                }
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new IllegalStateException("the application does not come up, see " + OUT);
    }
}
