package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What people do in the web application, with a real browser, on a real Karaf with the simulated gateway. */
class ConsoleIT {

    private static final String PARTNER = "P999999800";
    private static final Set<String> TICKS =
            Set.of("registered", "supervised", "requested", "signed", "certificate", "pin");

    /** From a board without a channel of this name to a connection that the gateway confirms. */
    @Test
    void an_admin_sets_up_a_channel_alone() throws IOException {
        try (Chromium browser = new Chromium("de")) {
            browser.logIn();
            browser.click(".card.add a");
            browser.type("id", "browser");
            browser.click("main form button");
            for (int i = 0; i < TICKS.size(); i++) {
                browser.click("li.current .tick button:not(.quiet)");
            }
            browser.awaitText("li.current h2", "Zertifikat und Nummern");
            browser.click("li.current a[role=button]");

            Path partners = browser.demo().resolve("gateway/partners");
            Properties numbers = new Properties();
            try (InputStream in = Files.newInputStream(partners.resolve(PARTNER + ".properties"))) {
                numbers.load(in);
            }
            browser.openDetails();
            browser.type("set..certificate", partners.resolve(PARTNER + ".p12").toString());
            browser.type("set..pin", "99999999");
            browser.type("set.supplierId", numbers.getProperty("supplierId"));
            browser.type("set.allianzpartnernummer", numbers.getProperty("allianzpartnernummer"));
            browser.type("set.baseUrl", gateway(browser.demo()));
            browser.click(".sticky button");
            browser.awaitText(".alert", "sendet noch nicht");
            assertThat(browser.text()).contains("PIN");

            browser.type(
                    "set..pin",
                    Files.readString(partners.resolve(PARTNER + ".pin")).strip());
            browser.click(".sticky button");
            browser.awaitText(".alert", "arbeitet mit den neuen Einstellungen");

            browser.open("/channels/browser/setup");
            browser.click("li.current form button");
            browser.awaitText("#test", "Die Jobbörse hat den Zugang bestätigt");
            browser.open("/channels/browser/setup");
            browser.awaitText("li.current h2", "Erste Anzeige angenommen");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    private static String gateway(Path demo) throws IOException {
        Properties simulator = new Properties();
        try (InputStream in =
                Files.newInputStream(demo.resolve("karaf/etc/org.aushang.simulator.arbeitsagentur.cfg"))) {
            simulator.load(in);
        }
        return "https://localhost:" + simulator.getProperty("port") + "/";
    }

    @Test
    void a_recruiter_clicks_a_fix_and_the_posting_goes_online() throws IOException {
        try (Chromium browser = new Chromium("de")) {
            browser.logIn();
            browser.open("/posting?channel=demo-ba&job=zurueck-bundesland");
            assertThat(browser.text()).contains("Die Prüfung vor dem Senden hat etwas gefunden");

            browser.click(".finding form button");
            browser.awaitText("main", "Verlauf");

            browser.awaitOn("/posting?channel=demo-ba&job=zurueck-bundesland", "Von der Jobbörse angenommen");
            assertThat(browser.has(".badge.bad")).isFalse();
        }
    }

    @Test
    void every_page_is_accessible_and_fits() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String language : List.of("de", "en")) {
            try (Chromium browser = new Chromium(language)) {
                look(browser, "login", "/login", language, problems);
                browser.logIn();
                for (String[] page : PAGES) {
                    look(browser, page[0], page[1], language, problems);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static final String[][] PAGES = {
        {"integrations", "/channels"},
        {"channel", "/channels/demo-ba"},
        {"settings", "/channels/demo-ba/settings"},
        {"setup", "/channels/demo-second/setup"},
        {"remove", "/channels/demo-ba/remove"},
        {"new", "/boards/arbeitsagentur/new"},
        {"postings", "/postings?channel=demo-ba&filter=attention"},
        {"posting", "/posting?channel=demo-ba&job=zurueck-alter"},
        {"draft", "/draft"},
        {"missing", "/nothing"}
    };

    private static void look(Chromium browser, String name, String path, String language, List<String> problems)
            throws IOException {
        for (String theme : List.of("light", "dark")) {
            for (int width : new int[] {320, 1280}) {
                browser.theme(theme);
                browser.size(width, width < 600 ? 700 : 900);
                browser.open(path);
                String title = name + "-" + language + "-" + theme + "-" + width;
                browser.screenshot(title);
                // What axe finds hardly depends on the size, so the small one is tried in one theme.
                if (width > 600 || theme.equals("light")) {
                    browser.violations()
                            .forEach(rule -> problems.add(title + ": " + rule.getId() + " at "
                                    + rule.getNodes().get(0).getTarget()));
                }
                if (browser.width() > width) {
                    problems.add(title + ": wider than the screen, " + browser.width());
                }
            }
        }
    }
}
