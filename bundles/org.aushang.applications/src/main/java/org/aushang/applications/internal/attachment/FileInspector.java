package org.aushang.applications.internal.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.model.OneLine;
import org.aushang.applications.internal.model.RawFile;
import org.aushang.applications.internal.model.Texts;

/** Tells what files are by their content, with Tika, and what of them may be handed over. Opens none. Safe for all threads. */
public final class FileInspector {

    /** In characters, without the extension. */
    private static final int LONGEST_NAME = 100;

    /** What candidates send; everything else is for a person to decide. */
    private static final Map<String, String> USUAL = Map.ofEntries(
            Map.entry("application/pdf", ".pdf"),
            Map.entry("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"),
            Map.entry("application/msword", ".doc"),
            Map.entry("application/vnd.oasis.opendocument.text", ".odt"),
            Map.entry("application/rtf", ".rtf"),
            Map.entry("text/plain", ".txt"),
            Map.entry("image/jpeg", ".jpg"),
            Map.entry("image/png", ".png"));

    private static final Set<String> ARCHIVES = Set.of(
            "application/zip",
            "application/x-7z-compressed",
            "application/x-rar-compressed",
            "application/gzip",
            "application/x-bzip2",
            "application/x-xz",
            "application/x-tar");

    private static final Set<String> HARMLESS = Set.of(
            "application/ms-tnef",
            "application/vnd.ms-tnef",
            "application/pkcs7-signature",
            "application/pgp-signature",
            "message/rfc822");

    private final MimeTypes types;
    private final boolean quarantineArchives;

    /** @param quarantineArchives whether an archive needs a person; otherwise it is handed over with a finding */
    public FileInspector(boolean quarantineArchives) {
        this.quarantineArchives = quarantineArchives;
        try {
            types = new TikaConfig(FileInspector.class.getClassLoader()).getMimeRepository();
        } catch (TikaException | IOException e) {
            throw new IllegalStateException("Tika brings its own types", e);
        }
    }

    /**
     * A file after its inspection.
     *
     * @param name safe, with an extension that fits
     * @param type by content
     * @param suspicious whether a person has to decide
     */
    public record Inspected(String name, String type, boolean suspicious, List<Finding> findings) {

        /** Without the name, which is often that of a person. */
        @Override
        public String toString() {
            return "Inspected[" + type + ", " + suspicious + "]";
        }
    }

    /** @param number from 1, for a file without a name */
    public Inspected inspect(RawFile file, int number) {
        String given = safe(file.name(), number);
        String type = type(file.content(), given);
        List<Finding> findings = new ArrayList<>();
        String name = given;
        boolean suspicious = false;
        if (file.content().length == 0) {
            findings.add(Texts.finding("applications.empty-file", given));
        } else if (isDangerous(type, file.content())) {
            suspicious = true;
            findings.add(Texts.finding("applications.dangerous", given, type));
        } else if (USUAL.containsKey(type)) {
            name = fitting(given, type);
            if (!name.equals(given) && !file.name().isBlank()) {
                findings.add(Texts.finding("applications.renamed", given, type));
            }
        } else if (ARCHIVES.contains(type)) {
            suspicious = quarantineArchives;
            findings.add(Texts.finding("applications.archive", given));
        } else if (!HARMLESS.contains(type)) {
            suspicious = true;
            findings.add(Texts.finding("applications.dangerous", given, type));
        }
        return new Inspected(name, type, suspicious, findings);
    }

    private String type(byte[] content, String name) {
        try {
            Metadata metadata = new Metadata();
            // The name only decides among types that look the same, for instance which office document a zip file is.
            metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, name);
            String type = types.detect(new ByteArrayInputStream(content), metadata)
                    .getBaseType()
                    .toString();
            if (type.equals("application/zip") || type.equals("application/x-tika-ooxml")) {
                return office(content);
            }
            return type.equals("application/x-tika-msoffice") ? "application/msword" : type;
        } catch (IOException e) {
            throw new IllegalStateException("an array can be read", e);
        }
    }

    /** A document or an archive, by the names of its first entries; nothing is unpacked. */
    private static String office(byte[] content) {
        String begin = new String(content, 0, Math.min(content.length, 64 * 1024), StandardCharsets.ISO_8859_1);
        if (begin.contains("mimetypeapplication/vnd.oasis.opendocument.text")) {
            return "application/vnd.oasis.opendocument.text";
        }
        return begin.contains("word/") && begin.contains("[Content_Types].xml")
                ? "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
                : "application/zip";
    }

    private static boolean isDangerous(String type, byte[] content) {
        String all = new String(content, StandardCharsets.ISO_8859_1);
        return switch (type) {
            case "application/pdf" -> all.contains("/Encrypt");
            case "application/vnd.openxmlformats-officedocument.wordprocessingml.document" -> all.contains(
                    "vbaProject.bin");
            case "application/msword" -> all.contains("V\0B\0A\0") || all.contains("_VBA_PROJECT");
            case "text/plain" -> looksLikeMarkup(all);
            default -> false;
        };
    }

    /** Browsers take a text for a page where it begins like one. */
    private static boolean looksLikeMarkup(String text) {
        String begin = text.substring(0, Math.min(text.length(), 1000)).toLowerCase(Locale.ROOT);
        return begin.contains("<html")
                || begin.contains("<script")
                || begin.contains("<svg")
                || begin.startsWith("#!")
                || begin.startsWith("@echo");
    }

    private String fitting(String name, String type) {
        String extension = extension(name);
        try {
            if (!extension.isEmpty() && types.forName(type).getExtensions().contains(extension)) {
                return name;
            }
        } catch (MimeTypeException e) {
            throw new IllegalStateException("Tika knows what it detected", e);
        }
        String bare = extension.isEmpty() ? name : name.substring(0, name.length() - extension.length());
        return bare + USUAL.get(type);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 && name.length() - dot <= 6 ? name.substring(dot).toLowerCase(Locale.ROOT) : "";
    }

    /** No path, no control characters, nothing that a file system or shell takes for more than a name. */
    private static String safe(String given, int number) {
        String line = OneLine.of(given, 500);
        String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
        String clean = last.replaceAll("[^\\p{L}\\p{M}\\p{N} ._()+-]", "_").replaceAll("^[. ]+|[. ]+$", "");
        if (clean.isEmpty()) {
            return "file-" + number;
        }
        String extension = extension(clean);
        String bare = clean.substring(0, clean.length() - extension.length());
        return bare.substring(0, Math.min(bare.length(), LONGEST_NAME)) + extension;
    }
}
