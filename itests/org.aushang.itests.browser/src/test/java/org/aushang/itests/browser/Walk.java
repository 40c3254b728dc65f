package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The walk of an admin who never heard of XML, in German: from a board without a channel to the first posting that is accepted. Writes
 * down the clock and the clicks.
 */
final class Walk {

    private static final List<String> TICKS =
            List.of("registered", "supervised", "requested", "signed", "certificate", "pin");

    /** Who gets an e-mail when the channel becomes active. */
    static final String NOTIFIED = "rita@muster.example";

    private final Chromium browser;
    private final Instant begin;
    private final List<String> log = new ArrayList<>();

    /** @param begin when the platform was started */
    Walk(Chromium browser, Instant begin) {
        this.browser = browser;
        this.begin = begin;
    }

    /** @param gateway address of the simulated gateway */
    void go(Partner partner, String gateway) {
        note("signed in");
        setUp("walk");
        note("the steps outside of this system are ticked");
        enter(partner, gateway);
        note("certificate and numbers are entered and saved");
        browser.open("/channels/walk/setup");
        browser.click("li.current form button");
        browser.awaitText("#test", "Die Jobbörse hat den Zugang bestätigt");
        browser.type("addresses", NOTIFIED);
        browser.click("#notify button");
        browser.find("#notify input[value='" + NOTIFIED + "']");
        note("the gateway confirmed the connection");
        tryIt();
        note("the first posting is accepted");
        browser.open("/channels");
        assertThat(browser.text()).contains("noch ");
        assertThat(browser.has("[role=switch][aria-checked=true]")).isTrue();
        assertThat(browser.complaints()).isEmpty();
    }

    private void note(String what) {
        log.add(String.format(
                "%4d s  %3d clicks  %s", Duration.between(begin, Instant.now()).toSeconds(), browser.clicks(), what));
    }

    private void setUp(String channel) {
        browser.open("/channels");
        browser.click(".card.add a");
        browser.type("id", channel);
        browser.click("main form button");
        for (int i = 0; i < TICKS.size(); i++) {
            browser.click("li.current .tick button:not(.quiet)");
        }
        browser.awaitText("li.current h2", "Zertifikat und Nummern");
        browser.click("li.current a[role=button]");
    }

    /** First as people get it wrong: a wrong PIN, and one number in the place of another. */
    private void enter(Partner partner, String gateway) {
        browser.openDetails();
        browser.type("set..certificate", partner.certificate().toString());
        browser.type("set..pin", "99999999");
        browser.type("set.supplierId", partner.kundennummer());
        browser.type("set.kundennummer", partner.kundennummer());
        browser.awaitText("[id$=supplierId-live]", "Kundennummer");
        browser.awaitText("[id$=pin-live]", "PIN");
        browser.type("set..pin", partner.pin());
        browser.type("set.supplierId", partner.supplierId());
        browser.type("set.allianzpartnernummer", partner.allianzpartnernummer());
        browser.awaitText("[id$=certificate-live]", "Inhaber");
        browser.type("set.baseUrl", gateway);
        browser.type("set.firstPollSeconds", "2");
        browser.type("set.pollIntervalSeconds", "2");
        browser.type("set.minUploadIntervalSeconds", "1");
        browser.click(".sticky button");
        browser.awaitText(".alert", "arbeitet mit den neuen Einstellungen");
    }

    private void tryIt() {
        browser.open("/channels/walk/setup");
        browser.awaitText("li.current h2", "Probeanzeige");
        browser.type("company", "Grünwerk GmbH");
        browser.type("street", "Am Kai 1");
        browser.type("postalCode", "24103");
        browser.type("town", "Kiel");
        browser.choose("region", "Schleswig-Holstein");
        browser.choose("salutation", "Frau");
        browser.type("givenName", "Eva");
        browser.type("familyName", "Gross");
        browser.type("email", "bewerbung@gruenwerk.example");
        browser.click("#trial-state form button");
        browser.awaitText("#trial-state button", "Angenommen");
        browser.click("#trial-state button");
        browser.awaitText("li.current h2", "Erste Anzeige angenommen");
    }

    /** What was written down, also into a file. */
    List<String> log(String name) throws IOException {
        Files.createDirectories(Path.of("target"));
        Files.write(Path.of("target/walk-" + name + ".txt"), log);
        return List.copyOf(log);
    }
}
