package org.aushang.applications.mail.internal;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.mail.internal.MailHost;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real IMAP server with TLS. */
class MailboxTest {

    private static final String USER = "jobs@example.com";

    @TempDir
    private Path folder;

    private final Inbox inbox = new Inbox();
    private MailHost host;
    private GreenMailUser user;

    /** Keeps what it gets, as long as it may. */
    private static final class Inbox implements ApplicationInbox {

        private final List<byte[]> stored = Collections.synchronizedList(new ArrayList<>());
        private @Nullable Receipt answer;
        private int failAfter = Integer.MAX_VALUE;

        @Override
        public Receipt acceptMail(InputStream raw) throws IOException {
            return accept(raw.readAllBytes());
        }

        @Override
        public List<Receipt> acceptMails(List<byte[]> raw) {
            return raw.stream().map(this::accept).toList();
        }

        private synchronized Receipt accept(byte[] mail) {
            if (stored.size() >= failAfter) {
                throw new StoreUnavailableException(Texts.finding("mailbox.inbox"), new IOException("full"));
            }
            if (answer != null) {
                return answer;
            }
            boolean known = stored.stream().anyMatch(one -> java.util.Arrays.equals(one, mail));
            if (known) {
                return Receipt.KNOWN;
            }
            stored.add(mail);
            return Receipt.STORED;
        }

        @Override
        public Receipt accept(Application application) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void start() {
        host = new MailHost();
        user = host.server().setUser(USER, USER, "geheim");
    }

    @AfterEach
    void stop() {
        host.close();
    }

    private MailboxSettings settings(Map<String, String> more) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "host",
                "localhost",
                "port",
                Integer.toString(host.imapPort()),
                "user",
                USER,
                MailboxSettings.PASSWORD,
                "store:checked-elsewhere",
                "trustedCertificates",
                MailHost.trusted().toString()));
        settings.putAll(more);
        return MailboxSettings.read(settings);
    }

    private void deliver(int from, int to) throws MessagingException {
        for (int i = from; i < to; i++) {
            deliver(mail(i));
        }
    }

    private void deliver(byte[] raw) throws MessagingException {
        user.deliver(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
    }

    private static byte[] mail(int number) {
        return ("From: a@example.org\r\nTo: jobs@example.com\r\nMessage-ID: <" + number
                        + "@example.org>\r\nSubject: Bewerbung " + number + "\r\n\r\nGr=C3=BC\u00dfe " + number
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private MailboxReader.Pass read(MailboxSettings settings) throws Exception {
        MailboxReader reader =
                new MailboxReader(settings, inbox, new ReadMark(folder.resolve("mark")), new AtomicReference<>(""));
        return MailAccess.withImplementation(() -> {
            try (Store store = new MailAccess(settings, () -> "geheim").open()) {
                return reader.read(store);
            }
        });
    }

    private MailFolder box(String name) {
        return host.server().getManagers().getImapHostManager().getFolder(user, name);
    }

    @Test
    void mails_are_stored_as_they_came_and_moved() throws Exception {
        deliver(0, 250);

        MailboxReader.Pass pass = read(settings(Map.of()));

        assertThat(pass.stored()).isEqualTo(250);
        assertThat(inbox.stored).hasSize(250).first().isEqualTo(mail(0));
        assertThat(box("INBOX").getMessageCount()).isZero();
        assertThat(box("Aushang").getMessageCount()).isEqualTo(250);
        assertThat(read(settings(Map.of())).stored()).isZero();
    }

    @Test
    void what_cannot_be_stored_stays_and_is_read_again() throws Exception {
        deliver(0, 5);
        inbox.failAfter = 3;
        try {
            read(settings(Map.of()));
        } catch (StoreUnavailableException e) {
            assertThat(box("INBOX").getMessageCount()).isEqualTo(5);
        }
        inbox.failAfter = Integer.MAX_VALUE;

        read(settings(Map.of()));

        assertThat(inbox.stored).hasSize(5);
        assertThat(box("INBOX").getMessageCount()).isZero();
        assertThat(box("Aushang").getMessageCount()).isEqualTo(5);
    }

    @Test
    void what_is_too_large_stays_and_does_not_stop_the_others() throws Exception {
        deliver(0, 1);
        inbox.answer = ApplicationInbox.Receipt.TOO_LARGE;
        assertThat(read(settings(Map.of())).tooLarge()).isEqualTo(1);
        inbox.answer = null;
        deliver(1, 3);

        assertThat(read(settings(Map.of())).stored()).isEqualTo(3);
    }

    @Test
    void in_a_shared_mailbox_mails_stay_and_are_read_once() throws Exception {
        MailboxSettings shared = settings(Map.of("move", "false"));
        deliver(0, 120);
        assertThat(read(shared).stored()).isEqualTo(120);
        deliver(120, 123);

        assertThat(read(shared).stored()).isEqualTo(3);
        assertThat(read(shared).stored()).isZero();
        assertThat(box("INBOX").getMessageCount()).isEqualTo(123);
    }

    @Test
    void mails_that_the_server_numbers_anew_are_not_stored_twice() throws Exception {
        MailboxSettings shared = settings(Map.of("move", "false"));
        deliver(0, 3);
        read(shared);
        new ReadMark(folder.resolve("mark")).note(1, 1_000_000);

        assertThat(read(shared).stored()).isZero();
        assertThat(inbox.stored).hasSize(3);
    }

    @Test
    void a_mailbox_tries_itself_by_a_message() throws Exception {
        Mailbox mailbox = mailbox(
                Map.of("smtpHost", "localhost", "smtpPort", Integer.toString(host.port()), "smtpEncryption", "tls"),
                "geheim");
        try {
            List<Finding> findings = mailbox.test().toCompletableFuture().get(60, TimeUnit.SECONDS);

            assertThat(findings).extracting(Finding::code).containsExactly("mailbox.tested");
            assertThat(inbox.stored).isEmpty();
            assertThat(mailbox.lastContact()).isPresent();
        } finally {
            mailbox.close();
        }
    }

    @Test
    void mails_of_one_sender_are_stored_in_their_order_however_the_sender_is_written() {
        assertThat(StoringLanes.address("Erika Muster <Erika@Example.org>")).isEqualTo("erika@example.org");
        assertThat(StoringLanes.address("erika@example.org ")).isEqualTo("erika@example.org");
        assertThat(StoringLanes.address("<>")).isEmpty();
        assertThat(StoringLanes.address("broken <erika@example.org")).isEqualTo("broken <erika@example.org");
        assertThat(StoringLanes.address("")).isEmpty();
    }

    @Test
    void what_is_missing_is_said_at_its_field() {
        assertThat(new MailboxForm().check(Map.of("authentication", "oauth2", "port", "x")))
                .extracting(Finding::target)
                .containsExactlyInAnyOrder(
                        "mailbox.host",
                        "mailbox.user",
                        "mailbox.password",
                        "mailbox.tokenUrl",
                        "mailbox.clientId",
                        "mailbox.port");
    }

    @Test
    void the_form_asks_for_what_the_configuration_reads() {
        assertThat(new MailboxForm().schema().fields())
                .extracting(Field::name)
                .containsExactlyInAnyOrderElementsOf(java.util.Arrays.stream(MailboxConfig.class.getDeclaredMethods())
                        .map(method -> method.getName().replace("_password", ".password"))
                        .toList());
    }

    @Test
    void a_wrong_password_is_said() throws Exception {
        assertThat(test(Map.of(), "falsch")).containsExactly("mailbox.login");
    }

    @Test
    void a_server_that_is_not_trusted_is_not_talked_to() throws Exception {
        assertThat(test(Map.of("trustedCertificates", ""), "geheim")).containsExactly("mailbox.connection");
        assertThat(test(Map.of("host", "127.0.0.1"), "geheim"))
                .as("another name")
                .containsExactly("mailbox.connection");
    }

    @Test
    void without_smtp_only_reading_is_tried() throws Exception {
        assertThat(test(Map.of(), "geheim")).containsExactly("mailbox.not-sent");
    }

    @Test
    void a_mailbox_that_is_not_set_up_says_so() throws Exception {
        assertThat(test(Map.of("host", "", "port", "x"), "geheim")).contains("mailbox.host");
    }

    @Test
    void an_access_token_is_asked_for_with_the_client_secret() throws Exception {
        List<String> asked = new ArrayList<>();
        HttpServer provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", exchange -> {
            asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        provider.start();
        try {
            List<String> codes = test(
                    Map.of(
                            "authentication", "oauth2",
                            "tokenUrl",
                                    "http://127.0.0.1:" + provider.getAddress().getPort() + "/token",
                            "clientId", "app"),
                    "s&cret");

            assertThat(codes).containsExactly("mailbox.login");
            assertThat(asked)
                    .first()
                    .asString()
                    .contains("grant_type=client_credentials")
                    .contains("client_id=app")
                    .contains("client_secret=s%26cret");
        } finally {
            provider.stop(0);
        }
    }

    private Mailbox mailbox(Map<String, String> settings, String password) {
        return new Mailbox(
                settings(settings), () -> password, inbox, folder.resolve("mark"), Duration.ofMinutes(1), null);
    }

    private List<String> test(Map<String, String> settings, String password) throws Exception {
        Mailbox mailbox = mailbox(settings, password);
        try {
            return mailbox.test().toCompletableFuture().get(60, TimeUnit.SECONDS).stream()
                    .map(Finding::code)
                    .toList();
        } finally {
            mailbox.close();
        }
    }
}
