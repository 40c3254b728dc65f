package org.aushang.applications.internal.attachment;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.aushang.api.applications.Attachment;
import org.aushang.api.applications.Attachment.ScanResult;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.model.OneLine;
import org.aushang.applications.internal.model.RawFile;
import org.aushang.applications.internal.model.Texts;

/** Takes in the files of an application: inspects, scans and limits them. Thread-safe. */
public final class FileIntake {

    /** In bytes. */
    public static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final int LARGEST_SUM = 25 * 1024 * 1024;
    private static final int MOST_FILES = 10;

    private final FileInspector inspector;
    private final Optional<VirusScanner> scanner;

    public FileIntake(FileInspector inspector, Optional<VirusScanner> scanner) {
        this.inspector = inspector;
        this.scanner = scanner;
    }

    /** Files after their inspection. */
    public record Files(
            List<Attachment> attachments,
            List<Finding> findings,
            boolean suspicious,
            boolean infected,
            boolean unscanned) {}

    /** In their order; what is beyond the limits is left out and said. */
    public Files take(List<RawFile> raw) {
        List<Attachment> attachments = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        boolean suspicious = false;
        boolean infected = false;
        boolean unscanned = false;
        long sum = 0;
        for (RawFile file : raw) {
            if (attachments.size() == MOST_FILES) {
                findings.add(Texts.finding("applications.too-many-files", MOST_FILES));
                break;
            }
            FileInspector.Inspected inspected = inspector.inspect(file, attachments.size() + 1);
            byte[] content = file.content();
            sum += content.length;
            if (content.length > LARGEST_FILE || sum > LARGEST_SUM) {
                findings.add(
                        Texts.finding("applications.file-too-large", inspected.name(), LARGEST_FILE / 1024 / 1024));
                sum -= content.length;
                continue;
            }
            findings.addAll(inspected.findings());
            suspicious |= inspected.suspicious();
            ScanResult scanned = ScanResult.NOT_SCANNED;
            try {
                scanned = scan(content);
            } catch (IOException e) {
                unscanned = true;
            }
            if (scanned == ScanResult.INFECTED) {
                infected = true;
                findings.add(Texts.finding("applications.infected", inspected.name()));
            }
            byte[] handedOver = scanned == ScanResult.INFECTED ? new byte[0] : content;
            attachments.add(Attachment.builder(inspected.name(), () -> new ByteArrayInputStream(handedOver))
                    .declaredType(OneLine.of(file.declaredType(), 100))
                    .type(inspected.type())
                    .size(handedOver.length)
                    .sha256(sha256(content))
                    .scanResult(scanned)
                    .build());
        }
        return new Files(attachments, findings, suspicious, infected, unscanned);
    }

    private ScanResult scan(byte[] content) throws IOException {
        if (scanner.isEmpty()) {
            return ScanResult.NOT_SCANNED;
        }
        return scanner.get().isClean(content) ? ScanResult.CLEAN : ScanResult.INFECTED;
    }

    /** In hexadecimal digits. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
