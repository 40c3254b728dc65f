package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.timeout;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.StoreUnavailableException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.mockito.ArgumentCaptor;

/** One click repairs all that have the same finding, however many, and its progress is there after a reload. */
@Timeout(60)
class RepairsTest {

    private final PostingEditor editor = mock(PostingEditor.class);
    private Web web;
    private Browser browser;

    @BeforeEach
    void open() throws Exception {
        web = new Web(null, editor);
        browser = web.browser();
        browser.logIn("ada", Realm.PASSWORD);
        browser.get("/aushang/postings");
    }

    @AfterEach
    void close() {
        web.close();
    }

    private void found(int number) {
        PublicationStatus one = web.publications.status(Web.REF).orElseThrow();
        when(web.publications.findAll(any(PublicationQuery.class)))
                .thenAnswer(call -> IntStream.range(0, number).mapToObj(i -> one));
    }

    @Test
    void shows_how_far_it_is_until_it_has_ended() throws Exception {
        found(1200);
        CountDownLatch half = new CountDownLatch(600);
        CountDownLatch release = new CountDownLatch(1);
        when(editor.apply(any(), any(), any())).thenAnswer(call -> {
            half.countDown();
            if (half.getCount() == 0) {
                release.await();
            }
            return true;
        });

        browser.post("/aushang/postings/fix", Map.of("channel", "ba", "finding", "ba.033"));
        half.await();

        assertThat(browser.get("/aushang/postings").body()).contains("599 of 1200 postings are done", "hx-trigger");
        Browser other = web.browser();
        other.logIn("rita", Realm.PASSWORD);
        assertThat(other.get("/aushang/postings").body()).doesNotContain("postings are done");
        release.countDown();
        verify(editor, timeout(30_000).times(1200)).apply(eq(Web.REF), any(), any());
        String page = browser.get("/aushang/postings").body();
        while (page.contains("postings are done")) {
            page = browser.get("/aushang/postings").body();
        }
        assertThat(page).contains("1200 postings are on their way again");
        assertThat(browser.get("/aushang/postings").body()).doesNotContain("on their way again");
    }

    @Test
    void counts_what_could_not_be_repaired_and_goes_on() throws Exception {
        found(3);
        when(editor.apply(any(), any(), any()))
                .thenThrow(new IllegalArgumentException("does not fit"))
                .thenReturn(false)
                .thenReturn(true);

        browser.post("/aushang/postings/fix", Map.of("channel", "", "finding", "ba.033"));

        verify(editor, timeout(30_000).times(3)).apply(any(), any(), any());
        String page = browser.get("/aushang/postings").body();
        while (page.contains("postings are done") || page.contains("Looking for")) {
            page = browser.get("/aushang/postings").body();
        }
        assertThat(page).contains("1 postings are on their way again", "2 could not be changed");
    }

    @Test
    void says_that_it_ended_early_when_the_database_went_away() throws Exception {
        found(3);
        when(editor.apply(any(), any(), any()))
                .thenReturn(true)
                .thenThrow(new StoreUnavailableException(
                        Web.finding("dispatch.ledger", ""), new IllegalStateException("gone")));

        browser.post("/aushang/postings/fix", Map.of("channel", "ba", "finding", "ba.033"));

        verify(editor, timeout(30_000).times(2)).apply(any(), any(), any());
        String page = browser.get("/aushang/postings").body();
        while (page.contains("postings are done") || page.contains("Looking for")) {
            page = browser.get("/aushang/postings").body();
        }
        assertThat(page).contains("ended early: 1 postings").doesNotContain("on their way again");
    }

    @Test
    void reaches_only_channels_that_the_user_may_see() throws Exception {
        ConsoleAccess access = mock(ConsoleAccess.class);
        when(access.user(any()))
                .thenReturn(java.util.Optional.of(ConsoleUser.builder("eve", ConsoleUser.Role.RECRUITER)
                        .channels(Set.of(Web.CHANNEL))
                        .build()));
        try (Web hosted = new Web(access, editor)) {
            Browser eve = hosted.browser();
            eve.get("/aushang/postings?finding=ba.033");
            assertThat(eve.get("/aushang/postings?channel=other").statusCode()).isEqualTo(404);
            assertThat(eve.post("/aushang/postings/retry", Map.of("channel", "other", "finding", "ba.033"))
                            .statusCode())
                    .isEqualTo(404);
            eve.get("/aushang/postings?finding=ba.033");

            eve.post("/aushang/postings/retry", Map.of("channel", "", "finding", "ba.033"));

            ArgumentCaptor<PublicationQuery> asked = ArgumentCaptor.forClass(PublicationQuery.class);
            verify(hosted.publications, timeout(30_000)).findAll(asked.capture());
            assertThat(asked.getValue().channels()).isEqualTo(Set.of(Web.CHANNEL));
            assertThat(List.copyOf(asked.getValue().states())).isNotEmpty();
        }
    }
}
