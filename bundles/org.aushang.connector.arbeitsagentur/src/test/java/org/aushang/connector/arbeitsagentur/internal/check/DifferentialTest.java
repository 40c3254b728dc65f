package org.aushang.connector.arbeitsagentur.internal.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.ID;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;

import java.io.ByteArrayOutputStream;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.SmallCatalogue;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.hrbaxml.Header;
import org.aushang.hrbaxml.PostingFileWriter;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.validation.Message;
import org.aushang.simulator.arbeitsagentur.internal.validation.UploadValidator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two readings of the same rules, written apart: what our check lets pass, the simulated gateway takes. */
@Tag("slow")
class DifferentialTest {

    /** Ten thousand take three minutes; the build takes a part of them. */
    private static final int PASSING = Integer.getInteger("aushang.differential", 1_000);

    private static final Header HEADER = new Header("V999999900", OffsetDateTime.parse("2026-11-22T09:30:00+01:00"), 1);
    private static final Sources SOURCES = new Sources(SmallCatalogue.standard().read(), Places.NONE, Set.of());

    /** What the BA decides by data that it does not publish: its places, its customers, whom it lets train, its words. */
    private static final Set<String> BY_DATA = Set.of("JCValid_033", "JCValid_037", "JCValid_187", "ValidFlam_001");

    private final Corrections corrections = new Corrections(SOURCES);
    private final Translation translation = new Translation(SETTINGS);
    private final UploadValidator validate = new UploadValidator(CLOCK, false);
    private final Partner partner = new Partner(
            SETTINGS.partner().supplierId(),
            SETTINGS.partner().kundennummer(),
            SETTINGS.partner().allianzpartnernummer());

    @Test
    void what_passes_the_check_the_gateway_takes() {
        Map<String, String> refused = new LinkedHashMap<>();
        int passing = 0;
        for (long seed = 0; passing < PASSING; seed++) {
            JobPosting posting = corrections.applied(new AnyPosting(seed).posting());
            if (!corrections.errors(posting).isEmpty()) {
                continue;
            }
            passing++;
            for (Message message : validate.validate(partner, written(posting), reference -> Optional.empty())
                    .messages()) {
                if (!BY_DATA.contains(message.rule())) {
                    refused.putIfAbsent(message.rule(), "seed " + seed + ": " + message.text());
                }
            }
        }

        assertThat(refused).isEmpty();
    }

    private byte[] written(JobPosting posting) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PostingFileWriter writer = new PostingFileWriter(out, HEADER, SchemaRelease.P82);
        writer.posting(translation.translate(ID, posting, false, CLOCK).document());
        writer.close();
        return out.toByteArray();
    }
}
