package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What people do in the web application, with a real browser, on a real Karaf with the simulated gateway. */
@ResourceLock("demo")
class ConsoleIT {

    @Test
    void a_recruiter_clicks_a_fix_and_the_posting_goes_online() throws IOException {
        try (Chromium browser = Demo.browser("de")) {
            browser.open("/posting?channel=demo-ba&job=zurueck-bundesland");
            assertThat(browser.text()).contains("Die Prüfung vor dem Senden hat etwas gefunden");

            browser.click(".at form button");
            browser.awaitText("main", "Verlauf");

            browser.awaitOn("/posting?channel=demo-ba&job=zurueck-bundesland", "Von der Jobbörse angenommen");
            assertThat(browser.has(".badge.bad")).isFalse();
        }
    }

    @Test
    void an_admin_adds_a_mailbox_tests_it_and_removes_it() throws IOException {
        Properties demo = new Properties();
        demo.load(new StringReader(Demo.read("karaf/etc/org.aushang.applications.mail-demo.cfg")));
        try (Chromium browser = Demo.browser("de")) {
            browser.open("/applications");
            browser.click("#mailboxes a[href*='instance=mailbox-1']");
            browser.openDetails();
            browser.type("set.host", "localhost");
            browser.type("set.port", demo.getProperty("port"));
            browser.type("set.user", demo.getProperty("user"));
            browser.type("set.trustedCertificates", demo.getProperty("trustedCertificates"));
            browser.click(".actions.sticky button");
            browser.awaitText("main", "Das Passwort fehlt");

            browser.openDetails();
            browser.type("set..password", demo.getProperty(".password"));
            browser.click(".actions.sticky button");
            browser.awaitText("main", "Jetzt testen");
            browser.click(".alert a");
            browser.click("form:has(input[value='mailbox/mailbox-1']) button");
            browser.awaitOn("/applications", "Die Anmeldung am Postfach gelingt");

            browser.open("/settings/mailbox?instance=mailbox-1");
            assertThat(browser.text()).doesNotContain(demo.getProperty(".password"));
            browser.openDetails();
            browser.click("button.danger");
            browser.awaitText("#mailboxes", "Postfach hinzufügen");
            assertThat(browser.has("input[value='mailbox/mailbox-1']")).isFalse();
            assertThat(browser.has("input[value='mailbox/demo']")).isTrue();
        }
    }

    @Test
    void every_page_is_accessible_and_fits() throws IOException {
        List<String> problems = new ArrayList<>();
        for (String language : List.of("de", "en")) {
            try (Chromium browser = new Chromium(language, Demo.read("console"))) {
                look(browser, "login", "/login", language, problems);
                browser.logIn("demo", Demo.read("password"));
                for (String[] page : PAGES) {
                    look(browser, page[0], page[1], language, problems);
                }
                // The one that belongs to no job, and the form that candidates fill in.
                browser.open("/applications");
                browser.click(".postings .title");
                look(browser, "application", browser.path(), language, problems);
                String link = Demo.read("apply.txt").lines().findFirst().orElseThrow();
                String form = link.substring(link.indexOf("/apply/"));
                look(browser, "apply", form + "?language=" + language, language, problems);
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
        {"switch-off", "/channels/demo-ba/off"},
        {"new", "/boards/arbeitsagentur/new"},
        {"postings", "/postings?filter=attention"},
        {"posting", "/posting?channel=demo-ba&job=zurueck-alter"},
        {"applications", "/applications"},
        {"inbox-settings", "/settings/applications"},
        {"mailbox", "/settings/mailbox?instance=demo"},
        {"new-mailbox", "/settings/mailbox?instance=mailbox-1"},
        {"draft", "/draft"},
        {"missing", "/nothing"}
    };

    private static void look(Chromium browser, String name, String path, String language, List<String> problems)
            throws IOException {
        for (String theme : List.of("light", "dark")) {
            for (int width : theme.equals("light") ? new int[] {320, 1280, 2560} : new int[] {320, 1280}) {
                browser.theme(theme);
                browser.size(width, width < 600 ? 700 : 900);
                browser.open(path);
                String title = name + "-" + language + "-" + theme + "-" + width;
                browser.screenshot(title);
                // What axe finds hardly depends on the size, so the small one is tried in one theme.
                if (width == 1280 || (width == 320 && theme.equals("light"))) {
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
