package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationState;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;

/** What the pages show, and what their buttons do. */
class PagesTest {

    private static final String POSTING = "channel=ba&job=" + URLEncoder.encode("job 1/ä&b", StandardCharsets.UTF_8);

    private final PostingEditor editor = mock(PostingEditor.class);
    private Web web;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        web = new Web(null, editor);
        browser = web.browser();
        browser.logIn("ada", Realm.PASSWORD);
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void the_first_page_has_a_card_for_each_channel_and_one_for_each_board() throws Exception {
        assertThat(browser.open("/aushang").body())
                .contains("Federal Employment Agency", "The channel is active", "filter=attention", "Set up");
    }

    @Test
    void a_new_channel_has_a_name_that_is_free_and_leads_to_its_settings() throws Exception {
        browser.get("/aushang/boards/arbeitsagentur/new");
        assertThat(browser.post("/aushang/boards/arbeitsagentur/new", Map.of("id", "ä ö"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(browser.post("/aushang/boards/arbeitsagentur/new", Map.of("id", "ba"))
                        .body())
                .contains("exists already");
        verify(web.administration, never()).configure(any(), any(), any());

        HttpResponse<String> answer = browser.post("/aushang/boards/arbeitsagentur/new", Map.of("id", "new"));

        verify(web.administration).configure(new ChannelId("new"), "arbeitsagentur", Map.of());
        assertThat(answer.headers().firstValue("Location")).contains("/aushang/channels/new/setup");
    }

    @Test
    void the_set_up_goes_on_where_it_was_left() throws Exception {
        web.settings.put("x-setup.registered", "2026-11-02");
        web.settings.put("x-setup.supervised", "2026-11-03");

        String page = browser.get("/aushang/channels/ba/setup").body();

        assertThat(page)
                .contains("done on November 2, 2026", "waiting since November 3, 2026")
                .containsPattern("(?s)aria-current=\"step\".{1,200}Cooperation agreement requested")
                .contains(
                        "mailto:Zentrale.VAM-AccountMgmt@arbeitsagentur.de?subject=Kooperationsvereinbarung%20f%C3%BCr");
        browser.post("/aushang/channels/ba/setup", Map.of("step", "requested", "date", "2026-11-05"));
        verify(web.administration).configure(Web.CHANNEL, "arbeitsagentur", Map.of("x-setup.requested", "2026-11-05"));
        browser.post("/aushang/channels/ba/setup", Map.of("step", "registered", "undo", "yes"));
        verify(web.administration).configure(Web.CHANNEL, "arbeitsagentur", Map.of("x-setup.registered", ""));
        assertThat(browser.post("/aushang/channels/ba/setup", Map.of("step", "baseUrl"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_draft_of_the_e_mail_is_kept_and_filled_in() throws Exception {
        web.settings.put("x-setup.mail.company", "Gärtnerei & Söhne");
        String page = browser.get("/aushang/channels/ba/setup").body();
        assertThat(page).contains("Gärtnerei &amp; Söhne\n", "G%C3%A4rtnerei%20%26%20S%C3%B6hne%0D%0A");

        browser.post("/aushang/channels/ba/setup/mail", Map.of("company", "Neu", "town", "24103 Kiel"));

        ArgumentCaptor<Map<String, String>> notes = ArgumentCaptor.captor();
        verify(web.administration).configure(eq(Web.CHANNEL), eq("arbeitsagentur"), notes.capture());
        assertThat(notes.getValue())
                .containsEntry("x-setup.mail.company", "Neu")
                .containsEntry("x-setup.mail.town", "24103 Kiel")
                .containsEntry("x-setup.mail.street", "");
    }

    @Test
    void a_draft_is_checked_as_text_or_file_and_a_catalogue_is_searched() throws Exception {
        assertThat(browser.get("/aushang/draft?channel=ba&search=g%C3%A4rt").body())
                .contains("4711", "Gärtner");

        String typed = browser.post("/aushang/draft", Map.of("channel", "ba", "document", "{\"a\": 1}"))
                .body();

        verify(web.channels).checkDraft(Web.CHANNEL, "{\"a\": 1}");
        assertThat(typed)
                .contains("would not be accepted", "The postal code is missing", "{&quot;a&quot;: 1}", "<h3>Koch</h3>")
                .doesNotContain("alert('x')");
        browser.upload("/aushang/draft", Map.of("channel", "ba"), "file", "[]".getBytes(StandardCharsets.UTF_8));
        verify(web.channels).checkDraft(Web.CHANNEL, "[]");
    }

    private String shownValues() throws Exception {
        String page = browser.get("/aushang/channels/ba/settings").body();
        Matcher values = Pattern.compile("name=\"values\" value=\"(\\w+)\"").matcher(page);
        assertThat(values.find()).isTrue();
        return values.group(1);
    }

    @Test
    void settings_are_saved_as_far_as_they_changed_with_a_file_as_base64() throws Exception {
        String values = shownValues();

        HttpResponse<String> answer = browser.upload(
                "/aushang/channels/ba/settings",
                Map.of("values", values, "set.supplierId", "V100000200", "set.enabled", "false", "set.pin", ""),
                "set.certificate",
                "abc".getBytes(StandardCharsets.UTF_8));

        assertThat(answer.statusCode()).isEqualTo(303);
        verify(web.administration)
                .configure(Web.CHANNEL, "arbeitsagentur", Map.of("certificate", "YWJj", "enabled", "false"));
    }

    @Test
    void another_persons_change_is_not_written_over_and_what_was_typed_is_still_there() throws Exception {
        String values = shownValues();
        web.settings.put("supplierId", "V999999900");

        HttpResponse<String> answer =
                browser.post("/aushang/channels/ba/settings", Map.of("values", values, "set.supplierId", "V123456700"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("Another person has saved", "V123456700");
        verify(web.administration, never()).configure(any(), any(), any());
    }

    @Test
    void a_finding_about_a_setting_stands_at_its_field() throws Exception {
        when(web.administration.configure(any(), any(), any()))
                .thenReturn(Web.channel(List.of(Web.finding("ba.settings.supplier", "channel.supplierId"))));

        HttpResponse<String> answer =
                browser.post("/aushang/channels/ba/settings", Map.of("values", shownValues(), "set.supplierId", "x"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("aria-invalid=\"true\"", "what is missing is shown at the fields");
    }

    @Test
    void a_host_that_comes_and_goes_leaves_people_signed_in() throws Exception {
        PostingEditor editor = mock(PostingEditor.class);
        String values = shownValues();

        web.console.bindEditor(editor);
        assertThat(browser.get("/aushang/channels").body()).contains("Sign out");
        web.console.unbindEditor(editor);

        assertThat(browser.post("/aushang/channels/ba/settings", Map.of("values", values, "set.enabled", "false"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void what_could_not_be_stored_is_said_and_stays_on_the_page() throws Exception {
        when(web.administration.configure(any(), any(), any()))
                .thenReturn(Web.channel(List.of(Web.finding(ChannelAdministration.NOT_STORED, "channel"))));

        HttpResponse<String> answer = browser.post(
                "/aushang/channels/ba/settings", Map.of("values", shownValues(), "set.supplierId", "V123456700"));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body())
                .contains(ChannelAdministration.NOT_STORED, "V123456700")
                .doesNotContain("Saved.");
    }

    @Test
    void an_upload_that_is_too_large_is_refused() throws Exception {
        HttpResponse<String> answer = browser.upload(
                "/aushang/channels/ba/settings",
                Map.of("values", shownValues()),
                "set.certificate",
                new byte[(1 << 20) + 1]);

        assertThat(answer.statusCode()).isEqualTo(413);
        verify(web.administration, never()).configure(any(), any(), any());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no boundary at all",
                "--limit\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\nbroken off"
            })
    void a_form_that_arrives_broken_is_said_to_be_so(String body) throws Exception {
        HttpResponse<String> answer = browser.send("/aushang/channels/ba/settings", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("arrived incomplete", "Nothing was stored")
                .doesNotContain("Exception");
        verify(web.administration, never()).configure(any(), any(), any());
    }

    @Test
    void a_connection_test_shows_that_it_runs_and_then_its_result() throws Exception {
        CompletableFuture<List<Finding>> result = new CompletableFuture<>();
        when(web.channels.testConnection(Web.CHANNEL)).thenReturn(result);
        browser.get("/aushang/channels/ba");

        browser.post("/aushang/channels/ba/test", Map.of());
        assertThat(browser.get("/aushang/channels/ba").body()).contains("has been running since");
        browser.post("/aushang/channels/ba/test", Map.of());
        verify(web.channels).testConnection(Web.CHANNEL);

        result.complete(List.of());
        assertThat(browser.get("/aushang/channels/ba").body()).contains("The job board confirmed the access");
    }

    @Test
    void the_list_asks_the_store_for_what_the_filter_says_and_leads_on() throws Exception {
        String page = browser.get("/aushang/postings?channel=ba&filter=attention&text=Kiel&finding=ba.033")
                .body();

        ArgumentCaptor<PublicationQuery> asked = ArgumentCaptor.forClass(PublicationQuery.class);
        verify(web.publications).find(asked.capture());
        assertThat(asked.getValue().states()).contains(PublicationState.REJECTED);
        assertThat(asked.getValue().text()).isEqualTo("Kiel");
        assertThat(asked.getValue().finding()).isEqualTo("ba.033");
        assertThat(asked.getValue().limit()).isEqualTo(50);
        assertThat(asked.getValue().channel()).contains(Web.CHANNEL);
        assertThat(page).contains("after=ba%2Fjob+1", "For all: Insert 24103");
    }

    @Test
    void a_posting_says_what_is_wrong_why_it_is_not_online_and_what_the_board_shows() throws Exception {
        when(editor.page(Web.REF)).thenReturn(Optional.of(URI.create("https://ats.example/jobs/1")));

        assertThat(browser.get("/aushang/posting?" + POSTING).body())
                .contains("href=\"#at-places\">The postal code is missing", "https://ats.example/jobs/1")
                .containsPattern("(?s)id=\"at-places\">.{1,600}Insert 24103")
                .contains("The channel is completely set up.", "The check before sending found something")
                .contains("Sie pflegen den Park", "XML of the transmission", "History");
    }

    @Test
    void a_fix_is_applied_by_the_host_or_it_is_said_that_it_was_not() throws Exception {
        browser.get("/aushang/posting?" + POSTING);
        assertThat(browser.post("/aushang/posting/fix?" + POSTING, Map.of("finding", "ba.033"))
                        .body())
                .contains("The change was not applied");
        when(editor.apply(any(), any(), any())).thenReturn(true);

        assertThat(browser.post("/aushang/posting/fix?" + POSTING, Map.of("finding", "ba.033"))
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void what_is_no_job_id_is_not_found() throws Exception {
        assertThat(browser.get("/aushang/posting?channel=ba&job=" + "x".repeat(5000))
                        .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/aushang/posting?channel=ba&job=a%07b").statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_dangerous_address_of_the_host_is_no_link() throws Exception {
        when(editor.page(Web.REF)).thenReturn(Optional.of(URI.create("javascript:alert(1)")));

        assertThat(browser.get("/aushang/posting?" + POSTING).body()).doesNotContain("javascript:");
    }

    @ParameterizedTest
    @CsvSource({"de,Integrationen", "de-AT,Integrationen", "en,Integrations", "fr,Integrations"})
    void pages_speak_the_readers_language(String asked, String title) throws Exception {
        Browser reader = new Browser(web.address(), asked);
        reader.logIn("ada", Realm.PASSWORD);

        assertThat(reader.get("/aushang/channels").body()).contains("<h1>" + title);
    }

    @Test
    void the_chosen_language_stays() throws Exception {
        assertThat(browser.get("/aushang/channels?language=de").body()).contains("Integrationen");
        assertThat(browser.get("/aushang/postings").body()).contains("Anzeigen").contains("lang=\"de\"");
        assertThat(browser.get("/aushang/postings?language=de&text=a%26b&filter=online")
                        .body())
                .contains("href=\"?text=a%26b&amp;filter=online&amp;language=en\"");
    }

    /** At most 150 kB and 12 requests without a cache. */
    @Test
    void a_page_is_light() throws Exception {
        String page = browser.get("/aushang/posting?" + POSTING).body();
        long bytes = page.getBytes(StandardCharsets.UTF_8).length;
        Matcher asset =
                Pattern.compile("(?:href|src)=\"(/aushang/assets/[^\"]+)\"").matcher(page);
        int requests = 1;
        while (asset.find()) {
            HttpResponse<byte[]> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(web.address().resolve(asset.group(1)))
                                    .header("Accept-Encoding", "gzip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("immutable");
            bytes += answer.body().length;
            requests++;
        }
        assertThat(bytes).isLessThan(150_000);
        assertThat(requests).isBetween(6, 12);
    }
}
