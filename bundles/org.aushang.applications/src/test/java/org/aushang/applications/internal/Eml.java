package org.aushang.applications.internal;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes mails as mail programs do, and as those do that mean no good. */
public final class Eml {

    private static final Base64.Encoder BASE64 = Base64.getMimeEncoder(76, "\r\n".getBytes(StandardCharsets.US_ASCII));

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final List<byte[]> parts = new ArrayList<>();
    private String type = "text/plain; charset=UTF-8";
    private byte[] body = new byte[0];

    private Eml() {
        header("Date", "Fri, 27 Nov 2026 10:00:00 +0100");
        header("Message-ID", "<one@example.org>");
        header("From", "Erika Muster <erika@example.org>");
        header("To", "jobs@example.com");
        header("Subject", "Bewerbung");
        header("MIME-Version", "1.0");
    }

    public static Eml mail() {
        return new Eml();
    }

    public Eml header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Eml without(String name) {
        headers.remove(name);
        return this;
    }

    public Eml text(String text) {
        return body("text/plain; charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    }

    public Eml body(String type, byte[] body) {
        this.type = type;
        this.body = body;
        return this;
    }

    public Eml text(String declared, Charset real, String text) {
        return body("text/plain; charset=" + declared, text.getBytes(real));
    }

    /** A part with its own header lines. */
    public Eml part(String header, byte[] content) {
        ByteArrayOutputStream part = new ByteArrayOutputStream();
        part.writeBytes((header + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        part.writeBytes(content);
        parts.add(part.toByteArray());
        return this;
    }

    public Eml part(String header, String content) {
        return part(header, content.getBytes(StandardCharsets.UTF_8));
    }

    /** An attachment in Base64. */
    public Eml file(String name, String type, byte[] content) {
        return part(
                "Content-Type: " + type + "\r\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\r\nContent-Transfer-Encoding: base64",
                BASE64.encode(content));
    }

    public byte[] build() {
        return build("multipart/mixed");
    }

    public byte[] build(String multipart) {
        ByteArrayOutputStream mail = new ByteArrayOutputStream();
        headers.forEach(
                (name, value) -> mail.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.UTF_8)));
        if (parts.isEmpty()) {
            mail.writeBytes(("Content-Type: " + type + "\r\nContent-Transfer-Encoding: 8bit\r\n\r\n")
                    .getBytes(StandardCharsets.UTF_8));
            mail.writeBytes(body);
            return mail.toByteArray();
        }
        mail.writeBytes(("Content-Type: " + multipart + "; boundary=b\r\n\r\n").getBytes(StandardCharsets.UTF_8));
        if (body.length > 0) {
            mail.writeBytes(("--b\r\nContent-Type: " + type + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            mail.writeBytes(body);
            mail.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        for (byte[] part : parts) {
            mail.writeBytes("--b\r\n".getBytes(StandardCharsets.UTF_8));
            mail.writeBytes(part);
            mail.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        mail.writeBytes("--b--\r\n".getBytes(StandardCharsets.UTF_8));
        return mail.toByteArray();
    }
}
