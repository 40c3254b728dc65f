package org.aushang.console.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.aushang.api.host.ConsoleUser;
import org.aushang.api.host.ConsoleUser.Role;
import org.aushang.api.host.SettingsForm;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The settings of applications and mailboxes: who may change them, and what is stored. */
class OtherSettingsTest {

    private static final SettingsRef BOX = new SettingsRef("mailbox", "mailbox-1");
    private static final String PAGE = "/aushang/settings/mailbox";
    private static final LocalizedText LABEL = LocalizedText.of("IMAP-Server", "IMAP server " + Web.HOSTILE);

    private ConsoleUser user = ConsoleUser.builder("ada", Role.ADMIN).build();
    private Web web;

    /** A mailbox needs a host. */
    private static final class Form implements SettingsForm {

        @Override
        public String id() {
            return "mailbox";
        }

        @Override
        public LocalizedText name() {
            return LABEL;
        }

        @Override
        public String configurationPid() {
            return "pid";
        }

        @Override
        public boolean isRepeatable() {
            return true;
        }

        @Override
        public Schema schema() {
            return new Schema(List.of(
                    Field.builder("host", Field.Type.TEXT, LABEL)
                            .group("mailbox")
                            .required()
                            .build(),
                    Field.builder(".password", Field.Type.SECRET, LABEL)
                            .group("mailbox")
                            .build()));
        }

        @Override
        public List<Finding> check(Map<String, String> settings) {
            return List.of();
        }
    }

    @BeforeEach
    void start() throws Exception {
        web = new Web(request -> Optional.of(user), null);
        when(web.otherSettings.forms()).thenReturn(List.of(new Form()));
        when(web.otherSettings.settings(BOX))
                .thenReturn(new TreeMap<>(Map.of("host", "imap.example", ".password", "store:mailbox.password")));
        when(web.otherSettings.check(any(), any())).thenReturn(List.of());
    }

    @AfterEach
    void close() {
        web.close();
    }

    private static String state(String page) {
        return page.replaceAll("(?s).*name=\"values\" value=\"([^\"]*)\".*", "$1");
    }

    @Test
    void an_admin_changes_a_mailbox_and_is_sent_to_its_test() throws Exception {
        Browser browser = web.browser();
        String page = browser.get(PAGE + "?instance=mailbox-1").body();
        assertThat(page)
                .contains("imap.example")
                .doesNotContain("<script>alert")
                .doesNotContain("store:mailbox");
        when(web.otherSettings.configure(any(), any())).thenReturn(List.of());

        HttpResponse<String> saved = browser.post(
                PAGE,
                Map.of("instance", "mailbox-1", "values", state(page), "set.host", "new.example", "set..password", ""));

        assertThat(saved.statusCode()).isEqualTo(303);
        verify(web.otherSettings).configure(BOX, Map.of("host", "new.example"));
        assertThat(browser.get(PAGE + "?instance=mailbox-1&saved").body()).contains("Test it now");
    }

    @Test
    void what_is_wrong_is_shown_at_its_field() throws Exception {
        Browser browser = web.browser();
        String page = browser.get(PAGE + "?instance=mailbox-1").body();
        when(web.otherSettings.configure(any(), any())).thenAnswer(call -> {
            when(web.otherSettings.settings(BOX)).thenReturn(new TreeMap<>());
            return List.of(Web.finding("mailbox.host", "mailbox.host"));
        });

        HttpResponse<String> saved =
                browser.post(PAGE, Map.of("instance", "mailbox-1", "values", state(page), "set.host", ""));

        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(saved.body()).contains("aria-invalid").contains("what is missing is shown at the fields");
    }

    @Test
    void what_could_not_be_stored_is_said_and_stays_on_the_page() throws Exception {
        Browser browser = web.browser();
        String page = browser.get(PAGE + "?instance=mailbox-1").body();
        when(web.otherSettings.configure(any(), any()))
                .thenReturn(List.of(Web.finding("dispatch.not-configured", "channel")));

        HttpResponse<String> saved =
                browser.post(PAGE, Map.of("instance", "mailbox-1", "values", state(page), "set.host", "new.example"));

        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(saved.body())
                .contains("dispatch.not-configured", "new.example")
                .doesNotContain("Saved");
    }

    @Test
    void of_two_admins_the_later_one_is_told() throws Exception {
        Browser browser = web.browser();
        browser.get(PAGE + "?instance=mailbox-1");

        HttpResponse<String> saved =
                browser.post(PAGE, Map.of("instance", "mailbox-1", "values", "other", "set.host", "mine.example"));

        assertThat(saved.statusCode()).isEqualTo(422);
        assertThat(saved.body()).contains("Another person has saved meanwhile").contains("mine.example");
        verify(web.otherSettings, never()).configure(any(), any());
    }

    @Test
    void a_mailbox_is_removed_by_a_button_of_its_own() throws Exception {
        Browser browser = web.browser();
        browser.get(PAGE + "?instance=mailbox-1");
        when(web.otherSettings.delete(BOX)).thenReturn(true);

        assertThat(browser.post(PAGE + "/delete", Map.of("instance", "mailbox-1"))
                        .statusCode())
                .isEqualTo(303);

        verify(web.otherSettings).delete(BOX);
    }

    @Test
    void only_admins_of_the_whole_platform_see_it() throws Exception {
        user = ConsoleUser.builder("rita", Role.RECRUITER).build();
        assertThat(web.browser().get(PAGE + "?instance=mailbox-1").statusCode()).isEqualTo(403);

        user = ConsoleUser.builder("one", Role.ADMIN)
                .channels(Set.of(new ChannelId("ba")))
                .build();
        assertThat(web.browser().get(PAGE + "?instance=mailbox-1").statusCode()).isEqualTo(404);
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        Browser browser = web.browser();
        assertThat(browser.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(browser.get(PAGE + "?instance=a%2Fb").statusCode()).isEqualTo(404);
        assertThat(browser.get("/aushang/settings/none?instance=x").statusCode())
                .isEqualTo(404);
    }
}
