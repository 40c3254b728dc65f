package org.aushang.connector.arbeitsagentur.internal.deliver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.Script;
import org.aushang.connector.arbeitsagentur.internal.TestCredential;
import org.aushang.credentials.Credential;
import org.aushang.transport.Gateway;
import org.aushang.transport.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GatewaySessionTest {

    private static final String OWN = "daten/V999999900/";

    private final Script gateway = new Script();
    private final List<String> presented = new ArrayList<>();

    private GatewaySession session(Credential credential, String base) {
        Gateway settings = Objects.requireNonNull(SETTINGS.gateway());
        return new GatewaySession(
                (where, who) -> {
                    presented.add(who.certificate().fingerprint() + " at "
                            + where.base().getPath());
                    return gateway;
                },
                new Gateway(
                        URI.create(base), true, List.of(), null, settings.connectTimeout(), settings.answerTimeout()),
                credential,
                "V999999900",
                CLOCK);
    }

    private GatewaySession session() {
        return session(TestCredential.of("one"), "https://localhost/");
    }

    /** In a pass of its own. */
    private static String enter(GatewaySession session) {
        try (Conversation alone = new Conversation()) {
            return enter(session, alone);
        }
    }

    private static String enter(GatewaySession session, Conversation conversation) {
        return session.enter(
                conversation,
                folder -> "in " + folder.path() + " with " + folder.files().size(),
                Finding::code);
    }

    @Test
    void the_calls_of_a_pass_are_one_conversation() {
        GatewaySession session = session();
        gateway.listing().listing("a.xml");

        try (Conversation pass = new Conversation()) {
            assertThat(enter(session, pass)).isEqualTo("in " + OWN + " with 0");
            assertThat(enter(session, pass)).isEqualTo("in " + OWN + " with 1");
        }
        assertThat(gateway.asked).containsExactly("GET " + OWN, "GET " + OWN, "close");
        assertThat(presented).hasSize(1);
    }

    @Test
    void a_connection_that_broke_meanwhile_is_no_fault_of_the_gateway() {
        GatewaySession session = session();
        gateway.listing()
                .answer(new Reply.Lost(Reply.Fault.CONNECTION_LOST, "reset"))
                .listing("a.xml");

        try (Conversation pass = new Conversation()) {
            enter(session, pass);
            assertThat(enter(session, pass)).isEqualTo("in " + OWN + " with 1");
        }
        assertThat(gateway.asked).containsExactly("GET " + OWN, "GET " + OWN, "close", "GET " + OWN, "close");
    }

    @Test
    void another_certificate_is_another_conversation() {
        gateway.listing().listing();

        try (Conversation pass = new Conversation()) {
            enter(session(TestCredential.of("one"), "https://localhost/"), pass);
            enter(session(TestCredential.of("two"), "https://localhost/"), pass);
        }
        assertThat(gateway.asked).containsExactly("GET " + OWN, "close", "GET " + OWN, "close");
        assertThat(presented).containsExactly("one at /", "two at /");
    }

    @Test
    void goes_into_the_partners_own_folder_and_finds_it_at_once_the_next_time() {
        GatewaySession session = session();
        gateway.listing("a.xml").listing();

        assertThat(enter(session)).isEqualTo("in " + OWN + " with 1");
        assertThat(enter(session)).isEqualTo("in " + OWN + " with 0");
        assertThat(gateway.asked).containsExactly("GET " + OWN, "close", "GET " + OWN, "close");
    }

    @Test
    void goes_into_the_common_folder_where_there_is_no_other_and_remembers_that() {
        GatewaySession session = session();
        gateway.page(404, "<title>404 Not Found</title>").listing("a.xml").listing();

        assertThat(enter(session)).isEqualTo("in  with 1");
        assertThat(enter(session)).isEqualTo("in  with 0");
        assertThat(gateway.asked).containsExactly("GET " + OWN, "GET ", "close", "GET ", "close");
    }

    @Test
    void looks_elsewhere_when_the_folder_has_moved() {
        GatewaySession session = session();
        gateway.listing().page(404, "<title>404</title>").listing();
        assertThat(enter(session)).startsWith("in " + OWN);

        assertThat(enter(session)).startsWith("in  with");
    }

    @Test
    void an_address_with_a_path_is_taken_as_it_is() {
        gateway.listing();

        assertThat(enter(session(TestCredential.of("one"), "https://localhost/test/")))
                .isEqualTo("in  with 0");
        assertThat(gateway.asked).containsExactly("GET ", "close");
    }

    @ParameterizedTest
    @CsvSource({
        "403, 403 Forbidden, ba.connection.certificate",
        "401, 401, ba.connection.certificate",
        "302, Found, ba.connection.login",
        "404, 404, ba.connection.listing",
        "200, It works!, ba.connection.listing",
        "503, Wartung, ba.connection.maintenance",
        "500, Oops, ba.connection.maintenance"
    })
    void says_what_stands_there_instead_of_the_listing(int status, String title, String code) {
        gateway.page(status, "<title>" + title + "</title>").page(status, "<title>" + title + "</title>");

        assertThat(enter(session())).isEqualTo(code);
    }

    @ParameterizedTest
    @EnumSource(Reply.Fault.class)
    void every_fault_on_the_way_has_its_sentence(Reply.Fault fault) {
        gateway.answer(new Reply.NotSent(fault, "detail"));

        assertThat(enter(session())).startsWith("ba.connection.");
        assertThat(gateway.asked).as("no second look after a fault").containsExactly("GET " + OWN, "close");
    }

    @Test
    void with_a_refused_certificate_the_other_one_is_tried() {
        gateway.answer(new Reply.NotSent(Reply.Fault.CLIENT_CERTIFICATE_REFUSED, "revoked"))
                .listing();

        assertThat(enter(session(TestCredential.of("old", "new"), "https://localhost/")))
                .startsWith("in ");
        assertThat(presented).containsExactly("new at /", "old at /");
    }

    @Test
    void a_certificate_is_not_tried_in_vain_when_it_is_not_to_blame() {
        gateway.answer(new Reply.NotSent(Reply.Fault.CONNECTION_REFUSED, "refused"));

        assertThat(enter(session(TestCredential.of("old", "new"), "https://localhost/")))
                .isEqualTo("ba.connection.connect");
        assertThat(presented).containsExactly("new at /");
    }

    @Test
    void the_test_tries_every_certificate_and_uploads_nothing() {
        gateway.listing("ESV999999900_2026-11-22_09-30-00.xml")
                .answer(new Reply.Lost(Reply.Fault.CLIENT_CERTIFICATE_REFUSED, "unknown_ca"));

        assertThat(session(TestCredential.of("old", "new"), "https://localhost/")
                        .test())
                .extracting(Finding::code)
                .containsExactly("ba.connection.certificate");
        assertThat(presented).containsExactly("new at /", "old at /");
        assertThat(gateway.asked).noneMatch(call -> call.startsWith("POST"));
    }

    @Test
    void the_test_finds_the_address_that_would_be_right() {
        gateway.page(404, "<title>404</title>").page(404, "<title>404</title>").listing();

        assertThat(session(TestCredential.of("one"), "https://localhost/wrong/").test())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("ba.connection.base");
                    assertThat(finding.message().english()).contains("https://localhost/wrong/", "https://localhost/.");
                });
    }

    @Test
    void the_test_notices_the_certificate_of_another_partner() {
        gateway.listing("ESV111111100_2026-11-22_09-30-00.xml").listing();

        assertThat(session().test())
                .singleElement()
                .satisfies(finding -> assertThat(finding.message().english()).contains("V111111100", "V999999900"));
        assertThat(session().test()).as("an empty folder says nothing").isEmpty();
    }
}
