package org.aushang.dispatch.internal.desk;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.aushang.api.model.JobPosting;
import org.aushang.dispatch.internal.ledger.Publication.Wish;
import org.aushang.schemaorg.JobPostingWriter;

/**
 * A posting as it is stored.
 *
 * @param payload schema.org JSON-LD with a schema version
 * @param digest carries the version of its own making, so that an upgrade does not make every posting changed
 * @param title for lists
 * @param place the first place of work, for lists
 */
record Content(String payload, String digest, String title, String place) {

    Wish wish() {
        return new Wish(true, payload, digest, title, place, "");
    }

    static Content of(JobPosting posting) {
        String payload = new JobPostingWriter().write(posting);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(payload.getBytes(StandardCharsets.UTF_8));
            String place = posting.jobLocations().isEmpty()
                    ? ""
                    : posting.jobLocations().get(0).addressLocality();
            return new Content(payload, "1:" + HexFormat.of().formatHex(hash), posting.title(), place);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
