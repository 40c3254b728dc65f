package org.aushang.applications.internal.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.applications.internal.Eml.mail;
import static org.aushang.applications.internal.InboxStage.BAKER_TOKEN;
import static org.aushang.applications.internal.InboxStage.COOK_TOKEN;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.applications.Application;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.applications.Attachment;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.Eml;
import org.aushang.applications.internal.InboxStage;
import org.aushang.applications.internal.Samples;
import org.aushang.applications.internal.store.ApplicationRow;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of each mail of the corpus: never filed under a guess, and nothing lost. */
class MailCorpusTest {

    private static final String TO_COOK = "jobs+" + COOK_TOKEN + "@example.com";

    @TempDir
    private Path folder;

    /** {@code state job match reason | candidate | files | findings}, for each application. */
    static Stream<Arguments> corpus() {
        return Stream.of(
                // By token
                row(
                        "token in To",
                        mail().header("To", TO_COOK).text("Guten Tag"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token in Delivered-To beats To",
                        mail().header("To", TO_COOK)
                                .header("Delivered-To", "jobs+" + BAKER_TOKEN + "@example.com")
                                .text("x"),
                        "PENDING R-1002 TOKEN | erika@example.org | |"),
                row(
                        "token in X-Original-To",
                        mail().header("X-Original-To", TO_COOK).text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token in Envelope-To",
                        mail().header("Envelope-To", TO_COOK).text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token in Cc",
                        mail().header("Cc", TO_COOK).text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token in upper case",
                        mail().header("To", TO_COOK.toUpperCase(java.util.Locale.ROOT))
                                .text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token as the local part",
                        mail().header("To", COOK_TOKEN + "@jobs.example.com").text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token in the subject",
                        mail().header("Subject", "Bewerbung " + COOK_TOKEN).text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token in a link in the text",
                        mail().text("Ich komme von https://jobs.example.com/aushang/apply/" + COOK_TOKEN),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "token far down in the text",
                        mail().text("x".repeat(2500) + " " + COOK_TOKEN),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "token as part of a word",
                        mail().header("Subject", "x" + COOK_TOKEN + "y").text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "two tokens in To are two applications",
                        mail().header("To", TO_COOK + ", jobs+" + BAKER_TOKEN + "@example.com")
                                .text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |",
                        "PENDING R-1002 TOKEN | erika@example.org | |"),
                row(
                        "two tokens in the subject are a guess",
                        mail().header("Subject", COOK_TOKEN + " oder " + BAKER_TOKEN)
                                .text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "a token of ours that is none",
                        mail().header("To", "jobs+c00kc00kc01@example.com").text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                // By number
                row(
                        "number in the subject",
                        mail().header("Subject", "Bewerbung R-1001").text("x"),
                        "PENDING R-1001 NUMBER | erika@example.org | |"),
                row(
                        "number in brackets",
                        mail().header("Subject", "Bewerbung (Ref. R-1002)").text("x"),
                        "PENDING R-1002 NUMBER | erika@example.org | |"),
                row(
                        "number with a full stop",
                        mail().text("Ich bewerbe mich auf R-1002."),
                        "PENDING R-1002 NUMBER | erika@example.org | |"),
                row(
                        "number as part of another",
                        mail().header("Subject", "Bewerbung R-10011").text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "number in another case",
                        mail().header("Subject", "Bewerbung r-1001").text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "two numbers are a guess",
                        mail().header("Subject", "R-1001 oder R-1002").text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "reference of the BA",
                        mail().header("Subject", "Stelle 12345-pub-R-1002-S").text("x"),
                        "PENDING R-1002 NUMBER | erika@example.org | |"),
                row(
                        "number in an encoded subject",
                        mail().header("Subject", "=?UTF-8?Q?Bewerbung_f=C3=BCr_R-1001?=")
                                .text("x"),
                        "PENDING R-1001 NUMBER | erika@example.org | |"),
                row(
                        "a title is no number",
                        mail().header("Subject", "Bewerbung als Köchin").text("x"),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                row(
                        "nothing at all",
                        mail().text("Ich suche Arbeit."),
                        "UNASSIGNED - NONE NO_JOB | erika@example.org | |"),
                // Mail programs
                row(
                        "Outlook, HTML only",
                        cook().body(
                                        "text/html; charset=UTF-8",
                                        "<html><head><style>p{}</style></head><body><p>Guten&nbsp;Tag,</p><p>ich bewerbe mich.</p></body></html>"
                                                .getBytes(UTF_8)),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "Apple Mail, text beside an inline PDF",
                        cook().text("Anbei.")
                                .part(
                                        "Content-Type: application/pdf; name=Lebenslauf.pdf\r\nContent-Disposition: inline; filename=Lebenslauf.pdf",
                                        Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | Lebenslauf.pdf:application/pdf |"),
                row("alternative", alternative(), "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "RFC 2231 name",
                        cook().part(
                                        "Content-Type: application/pdf\r\nContent-Disposition: attachment; filename*=UTF-8''Lebenslauf%20M%C3%BCller.pdf",
                                        Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | Lebenslauf Müller.pdf:application/pdf |"),
                row(
                        "RFC 2047 name",
                        cook().file("=?UTF-8?B?TGViZW5zbGF1ZiBNw7xsbGVyLnBkZg==?=", "application/pdf", Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | Lebenslauf Müller.pdf:application/pdf |"),
                row(
                        "Latin-1 as declared",
                        cook().text("ISO-8859-1", ISO_8859_1, "Grüße"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "UTF-8 that is windows-1252",
                        cook().text("UTF-8", Charset.forName("windows-1252"), "Grüße – €"),
                        "PENDING R-1001 TOKEN | erika@example.org | | charset"),
                row(
                        "a charset that there is not",
                        cook().text("x-unknown", ISO_8859_1, "Grüße"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "winmail.dat",
                        cook().text("x").file("winmail.dat", "application/ms-tnef", new byte[] {
                            0x78, (byte) 0x9f, 0x3e, 0x22, 1, 2
                        }),
                        "PENDING R-1001 TOKEN | erika@example.org | winmail.dat:application/vnd.ms-tnef | winmail"),
                row(
                        "S/MIME signature",
                        cook().text("x")
                                .file("smime.p7s", "application/pkcs7-signature", new byte[] {0x30, (byte) 0x80, 6, 9}),
                        "PENDING R-1001 TOKEN | erika@example.org | smime.p7s:application/pkcs7-signature |"),
                row(
                        "forwarded as an attachment",
                        cook().text("Siehe unten")
                                .part(
                                        "Content-Type: message/rfc822",
                                        mail().header("From", "Max <max@example.org>")
                                                .text("Ich bin Max.")
                                                .build()),
                        "PENDING R-1001 TOKEN | erika@example.org | | forwarded"),
                row(
                        "Reply-To is the person",
                        cook().header("Reply-To", "Erika <privat@example.org>").text("x"),
                        "PENDING R-1001 TOKEN | privat@example.org | |"),
                row("no From", cook().without("From").text("x"), "PENDING R-1001 TOKEN | - | |"),
                row(
                        "From that is no address",
                        cook().header("From", "Erika").text("x"),
                        "PENDING R-1001 TOKEN | - | |"),
                row(
                        "no Subject and no Date",
                        cook().without("Subject").without("Date").text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "a wrong Date",
                        cook().header("Date", "gestern").text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row("an empty mail", cook().text(""), "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "three files",
                        cook().file("a.pdf", "application/pdf", Samples.PDF)
                                .file("b.docx", "application/octet-stream", Samples.DOCX)
                                .file("c.png", "image/png", Samples.PNG),
                        "PENDING R-1001 TOKEN | erika@example.org | a.pdf:application/pdf b.docx:application/vnd.openxmlformats-officedocument.wordprocessingml.document c.png:image/png |"),
                row(
                        "spam as the server says",
                        cook().header("X-Spam-Flag", "YES").text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | | spam"),
                // Boards
                row(
                        "relay of the BA with Reply-To",
                        cook().header("From", "Jobsuche <noreply@arbeitsagentur.de>")
                                .header("Reply-To", "max@example.org")
                                .text("x"),
                        "PENDING R-1001 TOKEN | max@example.org | | board-sender"),
                row(
                        "relay without Reply-To",
                        cook().header("From", "noreply@mail.indeed.com").text("x"),
                        "PENDING R-1001 TOKEN | - | | board-sender"),
                row(
                        "Reply-To is the board, too",
                        cook().header("From", "a@stepstone.de")
                                .header("Reply-To", "b@stepstone.de")
                                .text("x"),
                        "PENDING R-1001 TOKEN | - | | board-sender"),
                row(
                        "a domain that only ends like a board",
                        cook().header("From", "x@notindeed.com").text("x"),
                        "PENDING R-1001 TOKEN | x@notindeed.com | |"),
                // Machines
                row(
                        "out of office",
                        cook().header("Auto-Submitted", "auto-replied").text("Ich bin im Urlaub."),
                        "NOT_A_CANDIDATE R-1001 TOKEN AUTOMATIC_REPLY | erika@example.org | |"),
                row(
                        "GMX out of office",
                        cook().header("X-Autoreply", "yes")
                                .header("Precedence", "bulk")
                                .text("Abwesend"),
                        "NOT_A_CANDIDATE R-1001 TOKEN AUTOMATIC_REPLY | erika@example.org | |"),
                row(
                        "Exchange out of office",
                        cook().header("X-Auto-Response-Suppress", "All")
                                .header("In-Reply-To", "<x@y>")
                                .text("Abwesend"),
                        "NOT_A_CANDIDATE R-1001 TOKEN AUTOMATIC_REPLY | erika@example.org | |"),
                row(
                        "Outlook with that header and no reply",
                        cook().header("X-Auto-Response-Suppress", "OOF").text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "Auto-Submitted: no",
                        cook().header("Auto-Submitted", "no").text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | |"),
                row(
                        "newsletter",
                        cook().header("List-Id", "<news.example.org>").text("x"),
                        "NOT_A_CANDIDATE R-1001 TOKEN MAILING_LIST | erika@example.org | |"),
                row(
                        "bounce",
                        report(cook(), "delivery-status", "message/delivery-status"),
                        "NOT_A_CANDIDATE R-1001 TOKEN REPORT | erika@example.org | file-1.txt:text/plain |"),
                row(
                        "read receipt",
                        report(cook(), "disposition-notification", "message/disposition-notification"),
                        "NOT_A_CANDIDATE R-1001 TOKEN REPORT | erika@example.org | file-1.txt:text/plain |"),
                row(
                        "empty envelope sender",
                        cook().header("Return-Path", "<>").text("x"),
                        "NOT_A_CANDIDATE R-1001 TOKEN REPORT | erika@example.org | |"),
                row(
                        "invitation",
                        cook().text("x")
                                .part(
                                        "Content-Type: text/calendar; method=REQUEST",
                                        "BEGIN:VCALENDAR\r\nEND:VCALENDAR"),
                        "NOT_A_CANDIDATE R-1001 TOKEN INVITATION | erika@example.org | file-1.txt:text/plain |"),
                // Hostile
                row(
                        "an exe as pdf",
                        cook().file("Lebenslauf.pdf", "application/pdf", Samples.EXE),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | Lebenslauf.pdf:application/x-msdownload | dangerous"),
                row(
                        "a pdf as exe",
                        cook().file("Lebenslauf.exe", "application/pdf", Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | Lebenslauf.pdf:application/pdf | renamed"),
                row(
                        "an encrypted pdf",
                        cook().file("a.pdf", "application/pdf", Samples.ENCRYPTED_PDF),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | a.pdf:application/pdf | dangerous"),
                row(
                        "a macro document",
                        cook().file("a.docx", "application/msword", Samples.DOCM),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | a.docx:application/vnd.openxmlformats-officedocument.wordprocessingml.document | dangerous"),
                row(
                        "svg",
                        cook().file("bild.svg", "image/svg+xml", Samples.SVG),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | bild.svg:image/svg+xml | dangerous"),
                row(
                        "html as txt",
                        cook().file("a.txt", "text/plain", Samples.HTML),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | a.txt:text/html | dangerous"),
                row(
                        "zip",
                        cook().file("a.zip", "application/zip", Samples.ZIP),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | a.zip:application/zip | archive"),
                row(
                        "zip bomb",
                        cook().file("a.zip", "application/zip", Samples.ZIP_BOMB),
                        "QUARANTINED R-1001 TOKEN SUSPICIOUS_FILE | erika@example.org | a.zip:application/zip | archive"),
                row(
                        "0 byte",
                        cook().file("leer.pdf", "application/pdf", new byte[0]),
                        "PENDING R-1001 TOKEN | erika@example.org | leer.pdf:application/pdf | empty-file"),
                row(
                        "a name with a path",
                        cook().file("../../etc/passwd", "application/pdf", Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | passwd.pdf:application/pdf | renamed"),
                row(
                        "a name with a Windows path",
                        cook().file("C:\\\\Users\\\\x\\\\cv.pdf", "application/pdf", Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | cv.pdf:application/pdf |"),
                row(
                        "a name of dots",
                        cook().file("..", "application/pdf", Samples.PDF),
                        "PENDING R-1001 TOKEN | erika@example.org | file-1.pdf:application/pdf | renamed"),
                row(
                        "300 files",
                        many(300),
                        "PENDING R-1001 TOKEN | erika@example.org | "
                                + "a.txt:text/plain ".repeat(10).strip() + " | mail-too-complex too-many-files"),
                row("30 levels", nested(30), "PENDING R-1001 TOKEN | erika@example.org | | mail-too-complex"),
                row("5000 levels", nested(5000), "PENDING R-1001 TOKEN | erika@example.org | | mail-too-complex"),
                row(
                        "a header of 100 KB",
                        cook().header("X-Long", "x".repeat(100_000)).text("x"),
                        "PENDING R-1001 TOKEN | erika@example.org | | mail-unreadable"),
                row(
                        "a file of 12 MB",
                        cook().file("a.txt", "text/plain", new byte[12 * 1024 * 1024]),
                        "PENDING R-1001 TOKEN | erika@example.org | | file-too-large"),
                row("no mail at all", new byte[] {0, 1, 2, 3}, "UNASSIGNED - NONE NO_JOB | - | |"),
                row(
                        "header injection in the name",
                        cook().header("From", "=?UTF-8?Q?Erika=0D=0ABcc:_all@example.com?= <erika@example.org>")
                                .text("x"),
                        "PENDING R-1001 TOKEN | - | |"));
    }

    private static Eml cook() {
        return mail().header("To", TO_COOK);
    }

    private static byte[] alternative() {
        return cook().part("Content-Type: text/plain; charset=UTF-8", "Klartext")
                .part("Content-Type: text/html; charset=UTF-8", "<p>HTML</p>")
                .build("multipart/alternative");
    }

    private static byte[] report(Eml mail, String kind, String type) {
        return mail.part("Content-Type: text/plain", "failed")
                .part("Content-Type: " + type, "Status: 5.1.1")
                .build("multipart/report; report-type=" + kind);
    }

    private static byte[] many(int files) {
        Eml mail = cook();
        for (int i = 0; i < files; i++) {
            mail.file("a.txt", "text/plain", "a".getBytes(UTF_8));
        }
        return mail.build();
    }

    private static byte[] nested(int levels) {
        StringBuilder inner = new StringBuilder();
        for (int i = 0; i < levels; i++) {
            inner.append("--b")
                    .append(i)
                    .append("\r\nContent-Type: multipart/mixed; boundary=b")
                    .append(i + 1)
                    .append("\r\n\r\n");
        }
        return cook().body("multipart/mixed; boundary=b0", inner.toString().getBytes(UTF_8))
                .build();
    }

    private static Arguments row(String name, Eml mail, String... expected) {
        return row(name, mail.build(), expected);
    }

    private static Arguments row(String name, byte[] mail, String... expected) {
        return Arguments.of(name, mail, List.of(expected));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corpus")
    void each_mail_ends_as_the_table_says(String name, byte[] raw, List<String> expected) throws IOException {
        try (InboxStage stage = new InboxStage(folder, Map.of())) {
            stage.applications.acceptMail(new ByteArrayInputStream(raw));

            assertThat(described(stage)).containsExactlyInAnyOrderElementsOf(expected);
            for (ApplicationStatus status : statuses(stage)) {
                assertThat(original(status)).as("the original of %s", name).isEqualTo(raw);
            }
        }
    }

    private static byte[] original(ApplicationStatus status) throws IOException {
        try (var in =
                status.application().orElseThrow().original().orElseThrow().open()) {
            return in.readAllBytes();
        }
    }

    private static List<ApplicationStatus> statuses(InboxStage stage) {
        return stage.inbox.inTransaction(applications -> {
            List<ApplicationStatus> statuses = new ArrayList<>();
            for (ApplicationRow row :
                    applications.find(ApplicationQuery.builder().build())) {
                statuses.add(stage.inbox.status(row, applications));
            }
            return statuses;
        });
    }

    private static List<String> described(InboxStage stage) {
        List<ApplicationRow> rows = stage.inbox.inTransaction(
                applications -> applications.find(ApplicationQuery.builder().build()));
        List<String> described = new ArrayList<>();
        for (ApplicationRow row : rows) {
            Application application = stage.inbox
                    .inTransaction(applications -> stage.inbox.status(row, applications))
                    .application()
                    .orElseThrow();
            described.add(row.state()
                    + " "
                    + application.publication().map(ref -> ref.job().value()).orElse("-")
                    + " " + application.match().kind()
                    + (row.reason().isEmpty() ? "" : " " + row.reason())
                    + " | "
                    + (application.candidate().email().isEmpty()
                            ? "-"
                            : application.candidate().email())
                    + " | "
                    + application.attachments().stream()
                            .map(MailCorpusTest::described)
                            .collect(Collectors.joining(" "))
                    + (application.attachments().isEmpty() ? "" : " ")
                    + "|"
                    + application.findings().stream()
                            .map(Finding::code)
                            .distinct()
                            .map(code -> " " + code.substring("applications.".length()))
                            .collect(Collectors.joining()));
        }
        return described;
    }

    private static String described(Attachment file) {
        return file.name() + ":" + file.type();
    }
}
