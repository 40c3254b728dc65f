package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.model.ChannelId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who sees and changes what; what pages may never have in them. */
class SecurityTest {

    private static final String POSTING =
            "/aushang/posting?channel=ba&job=" + URLEncoder.encode("job 1/ä&b", StandardCharsets.UTF_8);
    private static final List<String> PAGES = List.of(
            "/aushang/channels",
            "/aushang/channels/ba",
            "/aushang/channels/ba/settings",
            "/aushang/channels/ba/setup",
            "/aushang/channels/ba/remove",
            "/aushang/boards/arbeitsagentur/new",
            "/aushang/draft?search=a",
            "/aushang/postings?filter=attention",
            POSTING);

    private Web web;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        web = new Web();
        browser = web.browser();
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void no_page_is_shown_without_a_login_and_the_login_leads_back_to_it() throws Exception {
        for (String page : PAGES) {
            HttpResponse<String> answer = browser.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location").orElseThrow()).contains("/aushang/login?to=");
            assertThat(answer.body()).isEmpty();
        }
        browser.get("/aushang/login");
        HttpResponse<String> answer = browser.post(
                "/aushang/login", Map.of("name", "ada", "password", Realm.PASSWORD, "to", "/aushang/postings?text=a"));
        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/aushang/postings?text=a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example/", "//evil.example", "/aushang//evil.example", "/aushang/\\evil", "/other"
            })
    void a_login_leads_nowhere_else(String to) throws Exception {
        browser.get("/aushang/login");

        HttpResponse<String> answer =
                browser.post("/aushang/login", Map.of("name", "ada", "password", Realm.PASSWORD, "to", to));

        assertThat(answer.headers().firstValue("Location").orElseThrow()).endsWith("/aushang/channels");
    }

    @Test
    void a_wrong_password_and_a_person_without_a_role_are_refused_alike_and_not_too_often() throws Exception {
        assertThat(browser.logIn("ada", "wrong").statusCode()).isEqualTo(401);
        assertThat(browser.logIn("nora", Realm.PASSWORD).statusCode()).isEqualTo(401);
        for (int i = 0; i < 4; i++) {
            assertThat(browser.logIn("ada", "wrong " + i).statusCode()).isEqualTo(401);
        }
        assertThat(browser.logIn("ada", Realm.PASSWORD).statusCode()).isEqualTo(429);
        assertThat(browser.get("/aushang/channels").statusCode()).isEqualTo(302);
    }

    @Test
    void a_user_who_is_called_like_a_role_does_not_have_it() throws Exception {
        browser.logIn("admin", Realm.PASSWORD);

        assertThat(browser.get("/aushang/channels").statusCode()).isEqualTo(200);
        assertThat(browser.get("/aushang/channels/ba/settings").statusCode()).isEqualTo(403);
    }

    @Test
    void a_login_changes_the_session_and_a_logout_ends_it() throws Exception {
        HttpResponse<String> before = browser.get("/aushang/login");
        HttpResponse<String> after = browser.logIn("ada", Realm.PASSWORD);
        assertThat(after.headers().firstValue("Set-Cookie").orElseThrow())
                .contains("HttpOnly", "SameSite=Lax", "Path=/aushang")
                .isNotEqualTo(before.headers().firstValue("Set-Cookie").orElseThrow());
        browser.get("/aushang/channels");

        browser.post("/aushang/logout", Map.of());

        assertThat(browser.get("/aushang/channels").statusCode()).isEqualTo(302);
    }

    @Test
    void no_change_without_the_token_of_this_very_browser() throws Exception {
        browser.logIn("ada", Realm.PASSWORD);
        Browser other = web.browser();
        other.logIn("ada", Realm.PASSWORD);
        String page = other.get("/aushang/channels").body();
        String foreign = page.replaceAll("(?s).*?name=\"csrf\" value=\"([^\"]+)\".*", "$1");

        assertThat(browser.post("/aushang/channels/ba/pause", "", Map.of()).statusCode())
                .isEqualTo(403);
        assertThat(browser.post("/aushang/channels/ba/pause", foreign, Map.of()).statusCode())
                .isEqualTo(403);
        verify(web.administration, never()).pause(any());

        browser.get("/aushang/channels");
        assertThat(browser.post("/aushang/channels/ba/pause", Map.of()).statusCode())
                .isEqualTo(303);
        verify(web.administration).pause(Web.CHANNEL);
    }

    @Test
    void a_get_changes_nothing() throws Exception {
        browser.logIn("ada", Realm.PASSWORD);
        for (String change :
                List.of("/channels/ba/pause", "/channels/ba/test", "/posting/retry", "/postings/retry", "/logout")) {
            assertThat(browser.get("/aushang" + change).statusCode()).as(change).isEqualTo(404);
        }
        verify(web.administration, never()).pause(any());
        verify(web.channels, never()).testConnection(any());
        verify(web.publications, never()).retry(any());
    }

    @Test
    void every_page_is_protected_and_escapes_what_is_hostile() throws Exception {
        browser.logIn("ada", Realm.PASSWORD);
        for (String page : PAGES) {
            HttpResponse<String> answer = browser.get(page);
            assertThat(answer.statusCode()).as(page).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "frame-ancestors 'self' https://ats.example")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.body())
                    .as(page)
                    .doesNotContain("alert('x')")
                    .doesNotContain("\"onload=\"y")
                    .doesNotContain("style=\"")
                    .doesNotContainPattern("<script(?![^>]+src=)")
                    .doesNotContainPattern(" on[a-z]+=\"");
        }
    }

    @Test
    void a_viewer_sees_and_changes_nothing_and_a_recruiter_changes_no_settings() throws Exception {
        browser.logIn("vera", Realm.PASSWORD);
        String page = browser.get(POSTING).body();
        assertThat(page).contains("The postal code is missing").doesNotContain("posting/retry");
        assertThat(browser.post("/aushang/posting/retry?channel=ba&job=1", Map.of())
                        .statusCode())
                .isEqualTo(403);
        assertThat(browser.get("/aushang/channels/ba/settings").statusCode()).isEqualTo(403);

        Browser recruiter = web.browser();
        recruiter.logIn("rita", Realm.PASSWORD);
        recruiter.get(POSTING);
        assertThat(recruiter
                        .post(POSTING.replace("posting?", "posting/retry?"), Map.of())
                        .statusCode())
                .isEqualTo(303);
        verify(web.publications).retry(Web.REF);
        assertThat(recruiter.get("/aushang/channels/ba/settings").statusCode()).isEqualTo(403);
        assertThat(recruiter
                        .post("/aushang/channels/ba/settings", Map.of("set.supplierId", "X"))
                        .statusCode())
                .isEqualTo(403);
        verify(web.administration, never()).configure(any(), any(), any());
    }

    @Test
    void with_the_hosts_session_an_employer_sees_only_its_own_channels() throws Exception {
        try (Web embedded = new Web(
                request -> request.cookie("ats").map(name -> ConsoleUser.builder(name, Role.ADMIN)
                        .channels(Set.of(new ChannelId(name.equals("acme") ? "ba" : "another")))
                        .build()),
                null)) {
            Browser unknown = embedded.browser();
            assertThat(unknown.get("/aushang/channels").statusCode()).isEqualTo(403);
            assertThat(as("acme", embedded, "/aushang/channels/ba")).isEqualTo(200);
            for (String page : PAGES) {
                if (page.contains("ba")) {
                    assertThat(as("other", embedded, page)).as(page).isEqualTo(404);
                }
            }
        }
    }

    private static int as(String employer, Web web, String path) throws Exception {
        return java.net.http.HttpClient.newHttpClient()
                .send(
                        java.net.http.HttpRequest.newBuilder(web.address().resolve(path))
                                .header("Cookie", "ats=" + employer)
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void settings_never_show_a_secret() throws Exception {
        web.settings.put("pin", "••••••");
        browser.logIn("ada", Realm.PASSWORD);

        String page = browser.get("/aushang/channels/ba/settings").body();

        assertThat(page)
                .contains("V100000200")
                .contains("stored, never shown")
                .doesNotContain("store:")
                .doesNotContain("••");
    }

    @Test
    void a_failure_shows_no_detail_of_it() throws Exception {
        when(web.channels.channels()).thenThrow(new IllegalStateException("jdbc:secret"));
        browser.logIn("ada", Realm.PASSWORD);

        HttpResponse<String> answer = browser.get("/aushang/channels");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").doesNotContain("Exception");
    }
}
