package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.util.List;
import org.aushang.mail.internal.MailHost;
import org.junit.jupiter.api.Test;

/** From a platform without a channel to the first posting that the board accepts, by clicks alone. */
class WalkIT {

    private static final String PARTNER = "V999999900";

    @Test
    void on_an_unpacked_karaf() throws Exception {
        try (MailHost mail = new MailHost();
                Platform karaf = Platform.karaf(mail);
                Chromium browser = new Chromium("de", karaf.address())) {
            browser.logIn("walk", Platform.PASSWORD);
            go("karaf", karaf, browser);

            assertThat(mail.server().waitForIncomingEmail(60_000, 1)).isTrue();
            MimeMessage first = mail.server().getReceivedMessages()[0];
            assertThat(first.getAllRecipients()).extracting(Object::toString).containsOnly(Walk.NOTIFIED);
            assertThat(first.getSubject()).contains("walk");
            assertThat(String.valueOf(first.getContent())).contains(karaf.address() + "/channels/walk");
        }
    }

    /** Which has no login of its own: the host's proxy says who is there. */
    @Test
    void on_a_bare_felix() throws IOException, InterruptedException {
        try (Platform felix = Platform.felix();
                Chromium browser = new Chromium("de", felix.address())) {
            browser.open("/channels");
            assertThat(browser.text()).contains("Melden Sie sich");
            assertThat(browser.complaints()).as("it is refused").hasSize(1);
            browser.header(Platform.USER_HEADER, "ada");
            go("felix", felix, browser);
        }
    }

    private static void go(String name, Platform platform, Chromium browser) throws IOException {
        Walk walk = new Walk(browser, platform.begin());
        walk.go(Partner.read(platform.partners(), PARTNER), platform.gateway());
        List<String> log = walk.log(name);
        System.out.println("Walk on " + name + ":");
        log.forEach(System.out::println);
    }
}
