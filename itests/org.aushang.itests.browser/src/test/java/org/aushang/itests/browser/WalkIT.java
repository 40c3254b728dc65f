package org.aushang.itests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a platform without a channel to the first posting that the board accepts, by clicks alone. */
class WalkIT {

    private static final String PARTNER = "V999999900";

    @Test
    void on_an_unpacked_karaf() throws IOException, InterruptedException {
        try (Platform karaf = Platform.karaf();
                Chromium browser = new Chromium("de", karaf.address())) {
            browser.logIn("walk", Platform.PASSWORD);
            go("karaf", karaf, browser);
        }
    }

    /** Which has no login of its own: the host's proxy says who is there. */
    @Test
    void on_a_bare_felix() throws IOException, InterruptedException {
        try (Platform felix = Platform.felix();
                Chromium browser = new Chromium("de", felix.address())) {
            browser.open("/channels");
            assertThat(browser.text()).contains("Melden Sie sich");
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
