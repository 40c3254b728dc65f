package org.aushang.applications.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Small files of many kinds. */
public final class Samples {

    public static final byte[] PDF = bytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n");
    public static final byte[] ENCRYPTED_PDF =
            bytes("%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Encrypt 9 0 R/Root 1 0 R>>\n%%EOF\n");
    public static final byte[] EXE = join(bytes("MZ"), new byte[200], bytes("PE\0\0"), new byte[200]);
    public static final byte[] PNG = join(
            new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'},
            new byte[50]);
    public static final byte[] SVG =
            bytes("<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><script>x()</script></svg>");
    public static final byte[] HTML = bytes("<!DOCTYPE html><html><body><script>alert(1)</script></body></html>");
    public static final byte[] RTF = bytes("{\\rtf1\\ansi Lebenslauf}");
    public static final byte[] DOCX = zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>"));
    public static final byte[] DOCM =
            zip(Map.of("[Content_Types].xml", "<Types/>", "word/document.xml", "<w/>", "word/vbaProject.bin", "macro"));
    public static final byte[] ZIP = zip(Map.of("a.txt", "a"));
    public static final byte[] ZIP_BOMB = zip(Map.of("zeros", "0".repeat(10_000_000)));

    private Samples() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] zip(Map<String, String> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
