package org.aushang.applications.internal.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.DecoderUtil;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.dom.field.ContentDispositionField;
import org.apache.james.mime4j.dom.field.ContentTypeField;
import org.apache.james.mime4j.dom.field.DateTimeField;
import org.apache.james.mime4j.dom.field.ParsedField;
import org.apache.james.mime4j.field.LenientFieldParser;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.model.OneLine;
import org.aushang.applications.internal.model.ParsedMail;
import org.aushang.applications.internal.model.ParsedMail.Mailbox;
import org.aushang.applications.internal.model.RawFile;
import org.aushang.applications.internal.model.Texts;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Reads a mail with mime4j, whatever it is made of: what cannot be read is a finding, never an exception, because the mail is kept
 * as it came anyway. Not thread-safe; one for each mail.
 */
public final class MailReader {

    /** Deeper and more than any person sends. */
    private static final int DEEPEST = 20;

    private static final int MOST_PARTS = 200;
    private static final int LONGEST_HEADER = 64 * 1024;
    private static final int LONGEST_TEXT = 100_000;
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private final Map<String, List<String>> headers = new LinkedHashMap<>();
    private final List<Mailbox> senders = new ArrayList<>();
    private final List<Mailbox> replyTo = new ArrayList<>();
    private final List<RawFile> files = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final boolean outer;
    private String mediaType = "text/plain";
    private @Nullable Instant sentAt;
    private @Nullable String plain;
    private @Nullable String html;

    private MailReader(boolean outer) {
        this.outer = outer;
    }

    public static ParsedMail read(byte[] raw) {
        return new MailReader(true).parse(raw);
    }

    private ParsedMail parse(byte[] raw) {
        MimeTokenStream tokens = new MimeTokenStream(MimeConfig.custom()
                .setMaxHeaderLen(LONGEST_HEADER)
                .setMaxLineLen(-1)
                .setMaxHeaderCount(1000)
                .setMaxContentLen(-1)
                .build());
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(raw));
        try {
            walk(tokens);
        } catch (MimeException | IOException | RuntimeException e) {
            findings.add(Texts.finding("applications.mail-unreadable"));
        }
        String subject = headers.getOrDefault("subject", List.of("")).get(0);
        return new ParsedMail(headers, senders, replyTo, subject, sentAt, text(), files, mediaType, findings);
    }

    private void walk(MimeTokenStream tokens) throws MimeException, IOException {
        int depth = 0;
        int parts = 0;
        Part part = new Part();
        for (EntityState state = tokens.getState(); state != EntityState.T_END_OF_STREAM; state = tokens.next()) {
            switch (state) {
                case T_START_MULTIPART -> depth++;
                case T_END_MULTIPART -> depth--;
                case T_START_HEADER -> part = new Part();
                case T_FIELD -> field(tokens.getField(), part, depth == 0);
                case T_BODY -> {
                    parts++;
                    if (depth > DEEPEST || parts > MOST_PARTS) {
                        findings.add(Texts.finding("applications.mail-too-complex", DEEPEST, MOST_PARTS));
                        return;
                    }
                    body(tokens.getBodyDescriptor(), tokens.getDecodedInputStream(), part, depth == 0);
                }
                default -> {
                    // Preambles, epilogues and the ends of what was read.
                }
            }
            if (depth > DEEPEST) {
                findings.add(Texts.finding("applications.mail-too-complex", DEEPEST, MOST_PARTS));
                return;
            }
        }
    }

    /** What the header of a part says. */
    private static final class Part {

        private String name = "";
        private boolean attached;
    }

    private void field(Field raw, Part part, boolean top) {
        String name = raw.getName().toLowerCase(Locale.ROOT);
        ParsedField field = LenientFieldParser.getParser().parse(raw, DecodeMonitor.SILENT);
        if (field instanceof ContentDispositionField disposition) {
            part.attached = disposition.isAttachment();
            part.name = decoded(disposition.getFilename(), part.name);
        } else if (field instanceof ContentTypeField type) {
            if (part.name.isEmpty()) {
                part.name = decoded(type.getParameter("name"), "");
            }
            if (top && type.getMimeType() != null) {
                mediaType = type.getMimeType();
            }
        }
        if (!top) {
            return;
        }
        headers.computeIfAbsent(name, key -> new ArrayList<>())
                .add(decoded(raw.getBody(), "").strip());
        if (name.equals("from")) {
            addresses(raw, senders);
        } else if (name.equals("reply-to")) {
            addresses(raw, replyTo);
        } else if (field instanceof DateTimeField date && name.equals("date") && date.getDate() != null) {
            sentAt = date.getDate().toInstant();
        }
    }

    private static String decoded(@Nullable String text, String otherwise) {
        return text == null ? otherwise : DecoderUtil.decodeEncodedWords(text, DecodeMonitor.SILENT, FALLBACK);
    }

    private static void addresses(Field raw, List<Mailbox> to) {
        MailboxList list = LenientAddressParser.DEFAULT
                .parseAddressList(String.valueOf(raw.getBody()))
                .flatten();
        for (org.apache.james.mime4j.dom.address.Mailbox one : list) {
            String address = one.getAddress();
            if (address.matches("[^\\s@<>]{1,64}@[^\\s@<>]{1,255}")) {
                to.add(new Mailbox(OneLine.of(decoded(one.getName(), ""), 200), address));
            }
        }
    }

    private void body(BodyDescriptor type, InputStream decoded, Part part, boolean top) throws IOException {
        byte[] content = decoded.readAllBytes();
        String mime = type.getMimeType();
        boolean text = !part.attached && part.name.isEmpty();
        if (mime.equals("text/plain") && text && plain == null) {
            plain = string(content, type.getCharset());
        } else if (mime.equals("text/html") && text && html == null) {
            html = string(content, type.getCharset());
        } else if (mime.equals("message/rfc822") && outer) {
            forwarded(content);
        } else if (content.length > 0 || !part.name.isEmpty()) {
            if (mime.equals("application/ms-tnef") || part.name.equalsIgnoreCase("winmail.dat")) {
                findings.add(Texts.finding("applications.winmail"));
            }
            files.add(new RawFile(part.name, top && mime.equals("text/plain") ? "" : mime, content));
        }
    }

    /** One level: its text and files count; its sender is a doubt only. */
    private void forwarded(byte[] content) {
        ParsedMail inner = new MailReader(false).parse(content);
        findings.add(Texts.finding("applications.forwarded"));
        files.addAll(inner.files());
        if (plain == null && html == null) {
            plain = inner.text();
        } else {
            plain = text() + "\n\n" + inner.text();
        }
    }

    /** In the charset that is declared; in one of Windows where that is unknown, or a lie. */
    private String string(byte[] content, @Nullable String declared) {
        Charset charset = charset(declared);
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(java.nio.ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            findings.add(Texts.finding("applications.charset"));
            return new String(content, FALLBACK);
        }
    }

    private static Charset charset(@Nullable String declared) {
        try {
            // Without one it is ASCII; mails that have more are in UTF-8 by now, or caught as malformed.
            return declared == null || declared.equalsIgnoreCase("us-ascii")
                    ? StandardCharsets.UTF_8
                    : Charset.forName(declared);
        } catch (IllegalArgumentException e) {
            return FALLBACK;
        }
    }

    private String text() {
        String written = plain;
        if (written == null || written.isBlank()) {
            written = html == null ? "" : plainText(html);
        }
        String clean = written.replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace("\u0000", "")
                .strip();
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT);
    }

    private static String plainText(String html) {
        Document document = Jsoup.parse(html);
        document.select("script,style,head").remove();
        for (Element line : document.select("br,p,div,li,tr,h1,h2,h3")) {
            line.before("\\n");
        }
        return Jsoup.clean(
                        document.html(),
                        "",
                        org.jsoup.safety.Safelist.none(),
                        new Document.OutputSettings().prettyPrint(false))
                .replace("\\n", "\n")
                .replaceAll("[ \\t]*\n[ \\t]*", "\n")
                .replaceAll("\n{3,}", "\n\n");
    }
}
