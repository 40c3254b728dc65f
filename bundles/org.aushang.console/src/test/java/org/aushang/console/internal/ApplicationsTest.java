package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Candidate;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.Slice;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pages of applications: who sees them, and what a person does on them. */
class ApplicationsTest {

    private static final ApplicationId ID = new ApplicationId("0123456789abcdef0123456789abcdef");
    private static final String PAGE = "/aushang/applications/" + ID;

    private final ApplicationService inbox = mock(ApplicationService.class);
    private ConsoleUser user = user(Role.VIEWER);
    private Web web;

    @BeforeEach
    void start() throws Exception {
        web = new Web(request -> Optional.of(user), null);
        web.console.bindInbox(inbox);
    }

    private Browser open(ConsoleUser signedIn, ApplicationState state, @Nullable PublicationRef publication) {
        user = signedIn;
        ApplicationStatus status = status(state, publication);
        when(inbox.find(any())).thenReturn(Slice.of(List.of(status), null));
        when(inbox.status(ID)).thenReturn(Optional.of(status));
        when(inbox.counts()).thenReturn(Map.of(state, 7L));
        when(inbox.counts(any())).thenReturn(Map.of(state, 3L));
        when(inbox.findings()).thenReturn(List.of());
        return web.browser();
    }

    private static ApplicationStatus status(ApplicationState state, @Nullable PublicationRef publication) {
        Application application = Application.builder(
                        ID, Application.Origin.MAIL, Instant.parse("2026-11-28T08:00:00Z"))
                .publication(publication)
                .candidate(Candidate.builder()
                        .formattedName("Erika " + Web.HOSTILE)
                        .email("erika@example.org")
                        .build())
                .subject(Web.HOSTILE)
                .message("Guten Tag " + Web.HOSTILE)
                .attachments(List.of(Attachment.builder(
                                "cv.html", () -> new ByteArrayInputStream("<script>".getBytes(StandardCharsets.UTF_8)))
                        .build()))
                .findings(List.of(Web.finding("applications.spam", "")))
                .build();
        return ApplicationStatus.builder(ID, state, application.receivedAt())
                .publication(publication)
                .reason(LocalizedText.of("Kein Bezug", "No reference"))
                .application(application)
                .build();
    }

    private static ConsoleUser user(Role role, String... channels) {
        return ConsoleUser.builder("ada", role)
                .channels(
                        channels.length == 0
                                ? null
                                : Set.of(channels).stream()
                                        .map(ChannelId::new)
                                        .collect(java.util.stream.Collectors.toSet()))
                .build();
    }

    @AfterEach
    void close() {
        web.close();
    }

    @Test
    void a_recruiter_assigns_what_belongs_to_no_job() throws Exception {
        Browser browser = open(user(Role.RECRUITER), ApplicationState.UNASSIGNED, null);

        HttpResponse<String> list = browser.get("/aushang/applications");
        assertThat(list.body()).contains("Erika").contains("No reference").doesNotContain("<script>alert");
        HttpResponse<String> page = browser.get(PAGE);
        assertThat(page.body()).contains("Please assign it to a job").doesNotContain("<script>alert");
        HttpResponse<String> wrong = browser.post(PAGE + "/assign", Map.of("channel", "ba", "job", "absent"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("There is no such job");
        HttpResponse<String> done = browser.post(
                PAGE + "/assign", Map.of("channel", "ba", "job", Web.REF.job().value()));

        assertThat(done.statusCode()).isEqualTo(303);
        verify(inbox).assign(ID, Web.REF);
    }

    @Test
    void jobs_with_a_similar_title_are_offered_and_never_chosen() throws Exception {
        Browser browser = open(user(Role.RECRUITER), ApplicationState.UNASSIGNED, null);
        Application asked = status(ApplicationState.UNASSIGNED, null).application().orElseThrow().toBuilder()
                .subject("Bewerbung als Köchin in Nürnberg")
                .build();
        when(inbox.status(ID))
                .thenReturn(Optional.of(ApplicationStatus.builder(ID, ApplicationState.UNASSIGNED, asked.receivedAt())
                        .application(asked)
                        .build()));
        when(web.publications.find(any())).thenAnswer(call -> {
            PublicationQuery query = call.getArgument(0);
            return Slice.of(
                    query.text().equals("köchin")
                            ? List.of(posting("R-1", "Köchin (m/w/d)"), posting("R-2", "Hilfe der Köchin in Nürnberg"))
                            : List.of(posting("R-2", "Hilfe der Köchin in Nürnberg")),
                    null);
        });

        String page = browser.get(PAGE).body();

        assertThat(page).contains("Jobs with a similar title");
        assertThat(page.indexOf("Hilfe der Köchin")).isLessThan(page.indexOf("Köchin (m/w/d)"));
        verify(inbox, never()).assign(any(), any());
    }

    private static PublicationStatus posting(String job, String title) {
        return PublicationStatus.builder(PublicationRef.of("ba", job), 1, new PublicationId(job.replace("-", "")))
                .posting(title, "Nürnberg")
                .build();
    }

    @Test
    void postings_and_channels_say_how_many_came() throws Exception {
        Browser browser = open(user(Role.RECRUITER), ApplicationState.ACCEPTED, Web.REF);
        when(inbox.countsByPublication(any()))
                .thenReturn(
                        Map.of(Web.REF, Map.of(ApplicationState.ACCEPTED, 4L, ApplicationState.NOT_A_CANDIDATE, 90L)));
        when(inbox.counts(any(ChannelId.class)))
                .thenReturn(Map.of(ApplicationState.ACCEPTED, 17L, ApplicationState.NOT_A_CANDIDATE, 90L));
        String job = URLEncoder.encode(Web.REF.job().value(), StandardCharsets.UTF_8);

        assertThat(browser.get("/aushang/channels").body()).contains("/aushang/applications?channel=ba\">17</a>");
        assertThat(browser.get("/aushang/postings").body()).contains("Applications: 4");
        assertThat(browser.get("/aushang/posting?channel=ba&job=" + job).body()).contains(">4</a>");
        assertThat(browser.get("/aushang/applications?channel=ba&job=" + job).body())
                .contains("Only job job 1/ä&amp;b on ba");
        user = user(Role.VIEWER);
        assertThat(browser.get("/aushang/postings").body()).doesNotContain("Applications: 4");
    }

    @Test
    void other_pages_work_while_the_inbox_does_not() throws Exception {
        Browser browser = open(user(Role.RECRUITER), ApplicationState.ACCEPTED, Web.REF);
        when(inbox.counts(any(ChannelId.class)))
                .thenThrow(new StoreUnavailableException(
                        Web.finding("applications.unavailable", ""), new IOException("down")));
        when(inbox.countsByPublication(any()))
                .thenThrow(new StoreUnavailableException(
                        Web.finding("applications.unavailable", ""), new IOException("down")));

        assertThat(browser.get("/aushang/channels").statusCode()).isEqualTo(200);
        assertThat(browser.get("/aushang/postings").statusCode()).isEqualTo(200);
    }

    @Test
    void one_in_quarantine_is_released_or_erased() throws Exception {
        Browser browser = open(user(Role.RECRUITER), ApplicationState.QUARANTINED, Web.REF);
        browser.get(PAGE);

        assertThat(browser.post(PAGE + "/release", Map.of()).statusCode()).isEqualTo(303);
        assertThat(browser.post(PAGE + "/erase", Map.of()).statusCode()).isEqualTo(303);

        verify(inbox).release(ID);
        verify(inbox).erase(ID);
    }

    @Test
    void a_file_is_saved_and_never_shown() throws Exception {
        Browser browser = open(user(Role.RECRUITER), ApplicationState.UNASSIGNED, Web.REF);

        HttpResponse<String> file = browser.get(PAGE + "/files/1");

        assertThat(file.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(file.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(browser.get(PAGE + "/files/2").statusCode()).isEqualTo(404);
        assertThat(browser.get(PAGE + "/files/0").statusCode())
                .as("no original")
                .isEqualTo(404);
    }

    @Test
    void a_viewer_sees_none_of_it() throws Exception {
        Browser browser = open(user(Role.VIEWER), ApplicationState.UNASSIGNED, Web.REF);

        assertThat(browser.get("/aushang/applications").statusCode()).isEqualTo(403);
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(403);
        assertThat(browser.get(PAGE + "/files/1").statusCode()).isEqualTo(403);
        assertThat(browser.get("/aushang/channels").body()).doesNotContain("/applications");
    }

    @Test
    void an_employer_sees_those_of_its_channels_only() throws Exception {
        Browser browser = open(user(Role.ADMIN, "other"), ApplicationState.UNASSIGNED, Web.REF);

        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
        browser.get("/aushang/applications");
        assertThat(browser.post(PAGE + "/erase", Map.of()).statusCode()).isEqualTo(404);
        assertThat(browser.post("/aushang/person/export", Map.of("email", "erika@example.org"))
                        .statusCode())
                .isEqualTo(404);

        verify(inbox, never()).erase(any());
        verify(inbox, never()).export(any(), any());
    }

    @Test
    void one_without_a_job_is_not_shown_to_those_who_do_not_see_all() throws Exception {
        Browser browser = open(user(Role.RECRUITER, "ba"), ApplicationState.UNASSIGNED, null);

        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
    }

    @Test
    void a_persons_data_are_exported_and_erased_by_an_admin() throws Exception {
        when(inbox.export(any(), any())).thenReturn(1);
        Browser browser = open(user(Role.ADMIN), ApplicationState.PENDING, Web.REF);
        browser.get("/aushang/applications");

        HttpResponse<String> export = browser.post("/aushang/person/export", Map.of("email", "erika@example.org"));
        HttpResponse<String> erase = browser.post("/aushang/person/erase", Map.of("email", "erika@example.org"));

        assertThat(export.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("applications.zip");
        assertThat(erase.statusCode()).isEqualTo(303);
        verify(inbox).eraseAll("erika@example.org");
    }

    @Test
    void a_mailbox_is_tested() throws Exception {
        ApplicationSource source = mock(ApplicationSource.class);
        when(source.name()).thenReturn("jobs@example.com");
        when(source.lastContact()).thenReturn(Optional.empty());
        when(source.findings()).thenReturn(List.of());
        when(source.test()).thenReturn(CompletableFuture.completedFuture(List.of(Web.finding("mailbox.tested", ""))));
        Browser browser = open(user(Role.ADMIN), ApplicationState.PENDING, Web.REF);
        web.console.bindSource(source);
        browser.get("/aushang/applications");

        browser.post("/aushang/mailboxes/test", Map.of("source", "jobs@example.com"));

        assertThat(browser.get("/aushang/applications").body()).contains("mailbox.tested");
        web.console.unbindSource(source);
        web.console.unbindInbox(inbox);
        assertThat(browser.get("/aushang/applications").body()).contains("do not come back yet");
    }
}
