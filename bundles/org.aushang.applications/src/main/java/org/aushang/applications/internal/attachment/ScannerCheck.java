package org.aushang.applications.internal.attachment;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.applications.internal.model.Texts;

/**
 * Tries a virus scanner with the test file that every scanner knows, alone and as large as a file may be: one whose limits are too
 * low says "OK" to what it has not looked at. Harmless. Remembers what it found. Thread-safe.
 */
public final class ScannerCheck {

    /** In two parts, so that no scanner takes this class for it. */
    private static final byte[] TEST_FILE = ("X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-"
                    + "ANTIVIRUS-TEST-FILE!$H+H*")
            .getBytes(StandardCharsets.US_ASCII);

    private final Optional<VirusScanner> scanner;
    private volatile List<Finding> findings = List.of();

    public ScannerCheck(Optional<VirusScanner> scanner) {
        this.scanner = scanner;
    }

    /** Takes as long as the scanner takes. */
    public List<Finding> run() {
        findings = scanner.map(ScannerCheck::tried).orElseGet(List::of);
        return findings;
    }

    private static List<Finding> tried(VirusScanner scanner) {
        try {
            if (scanner.isClean(TEST_FILE)) {
                return List.of(Texts.finding("applications.scanner-blind"));
            }
            return scanner.isClean(Arrays.copyOf(TEST_FILE, FileIntake.LARGEST_FILE))
                    ? List.of(Texts.finding("applications.scanner-limit", FileIntake.LARGEST_FILE / 1024 / 1024))
                    : List.of();
        } catch (IOException e) {
            return List.of(Texts.finding("applications.scanner-away", String.valueOf(e.getMessage())));
        }
    }

    /** Of the last run. */
    public List<Finding> findings() {
        return findings;
    }
}
