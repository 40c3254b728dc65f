package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.openqa.selenium.Keys;

/** People who use a keyboard only, and browsers that run no scripts. */
@ResourceLock("demo")
class WithoutIT {

    @Test
    void a_pointer_everything_is_reached_and_the_focus_is_seen() {
        try (Chromium browser = new Chromium("en", Demo.read("console"))) {
            browser.open("/login");
            browser.tabTo("[name=name]");
            browser.press("demo");
            browser.tabTo("[name=password]");
            browser.press(Demo.read("password"), Keys.ENTER);
            browser.awaitText("h1", "Integrations");

            browser.press(Keys.TAB);
            assertThat(browser.has(".skip:focus"))
                    .as("the first stop skips the navigation")
                    .isTrue();
            browser.tabTo("a[href$='/postings']");
            assertThat(browser.showsFocus()).isTrue();
            browser.press(Keys.ENTER);
            browser.awaitText("h1", "Postings");
            browser.tabTo("[name=text]");
            assertThat(browser.showsFocus()).isTrue();
            browser.press("zurueck-alter", Keys.ENTER);
            browser.awaitText(".postings", "zurueck-alter");
            browser.tabTo(".postings a.title");
            browser.press(Keys.ENTER);
            browser.awaitText("h2", "Why is it not online?");

            browser.open("/channels/demo-ba");
            browser.tabTo("#test form button");
            assertThat(browser.showsFocus()).isTrue();
            browser.press(Keys.SPACE);
            browser.awaitText("#test", "The job board confirmed the access");
        }
    }

    @Test
    void scripts_everything_works() throws IOException {
        try (Chromium browser = new Chromium("en", Demo.read("console"))) {
            browser.withoutScripts();
            browser.logIn("demo", Demo.read("password"));
            browser.awaitText("h1", "Integrations");

            browser.click(".card form button.quiet");
            browser.awaitText(".card .sentence", "Paused");
            browser.click(".card form button.quiet");
            browser.open("/channels/demo-ba");
            browser.click("#test form button");
            browser.awaitOn("/channels/demo-ba", "The job board confirmed the access");

            browser.open("/channels/demo-second/settings");
            Partner second = Partner.read(Demo.partners(), "P999999800");
            browser.type("set.supplierId", second.allianzpartnernummer());
            browser.click(".sticky button");
            browser.awaitText(".alert", "does not send yet");
            assertThat(browser.has("[name='set.supplierId'][aria-invalid=true]"))
                    .isTrue();
            browser.type("set.supplierId", second.supplierId());
            browser.click(".sticky button");
            browser.awaitText("h1", "settings");

            browser.open("/postings?filter=attention&finding=" + "dispatch.mass-change");
            assertThat(browser.has(".search button")).isTrue();
            browser.open("/draft?channel=demo-ba");
            browser.type("document", "{\"@type\": \"JobPosting\", \"title\": \"Koch\"}");
            browser.click("main form:has([name=document]) button");
            browser.awaitText("main", "would not be accepted");
        }
    }
}
