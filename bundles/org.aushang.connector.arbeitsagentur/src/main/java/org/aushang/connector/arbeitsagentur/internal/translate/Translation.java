package org.aushang.connector.arbeitsagentur.internal.translate;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.Settings;
import org.aushang.connector.arbeitsagentur.internal.Texts;
import org.aushang.hrbaxml.schema.HiringContactType;
import org.aushang.hrbaxml.schema.HiringOrgType;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.aushang.hrbaxml.schema.PostDetailType;
import org.aushang.hrbaxml.schema.PostedByType;
import org.aushang.hrbaxml.schema.PostedContactType;

/**
 * Turns one posting into one record: the P82 core and nothing later (dossier 0.1). Rendered anew for every attempt,
 * because the BA refuses yesterday's dates (rule 147). The mapping stands as a table in the bundle's README.
 */
public final class Translation {

    /** The BA's clock (dossier 2.3). */
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** The schema allows 254, the mapping paper 80 (dossier 1.6). */
    static final int LONGEST_PROFILE_URL = 80;

    /** The schema allows 254, the mapping paper 200 (dossier 1.6). */
    static final int LONGEST_URL = 200;

    private final Settings settings;

    public Translation(Settings settings) {
        this.settings = settings;
    }

    /**
     * @param posting assumed to have passed the check; what is missing in it is missing in the record
     * @param known whether the BA has it already: an update (Action 2), else an insert (Action 1)
     */
    public Translated translate(PublicationId publication, JobPosting posting, boolean known, Clock clock) {
        List<Finding> findings = new ArrayList<>();
        LocalDate today = LocalDate.now(clock.withZone(BERLIN));
        JobPositionPostingType record = new JobPositionPostingType();
        record.setJobPositionPostingId(new Reference(settings.partner().allianzpartnernummer(), publication).value());
        record.setHiringOrg(hiringOrg(posting, findings));
        record.setPostDetail(postDetail(posting, known, clock.instant(), today, findings));
        record.setJobPositionInformation(new PositionTranslation(posting, today, findings).information());
        return new Translated(record, findings);
    }

    private HiringOrgType hiringOrg(JobPosting posting, List<Finding> findings) {
        HiringOrgType organization = new HiringOrgType();
        organization.setHiringOrgName(
                Shortened.to(90, posting.hiringOrganization().name()).text());
        if (!settings.partner().kundennummer().isEmpty()) {
            organization.setHiringOrgId(settings.partner().kundennummer());
        }
        String url = posting.hiringOrganization().url();
        if (isWebAddress(url) && url.length() <= LONGEST_PROFILE_URL) {
            organization.setProfileWebSite(url);
        } else if (!url.isEmpty()) {
            findings.add(Texts.changed("ba.url.left-out", "hiringOrganization.url", url));
        }
        HiringContactType contact = new HiringContactType();
        contact.setFamilyName(familyName(posting.applicationContact()));
        organization.setContact(contact);
        return organization;
    }

    private PostDetailType postDetail(
            JobPosting posting, boolean known, Instant now, LocalDate today, List<Finding> findings) {
        PostDetailType detail = new PostDetailType();
        LocalDate start =
                posting.datePosted().filter(date -> !date.isAfter(today)).orElse(today);
        detail.setStartDate(start);
        detail.setEndDate(lastDay(posting, today, findings));
        detail.setLastModificationDate(OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.SECONDS), BERLIN));
        detail.setStatus(1);
        detail.setAction(known ? 2 : 1);
        detail.setSupplierId(settings.partner().supplierId());
        detail.setSupplierName(
                Shortened.to(45, posting.hiringOrganization().name()).text());
        if (settings.partner().isEmployer()) {
            detail.setSupplierIndustrie(5);
        }
        posting.url().map(URI::toString).ifPresent(url -> {
            if (isWebAddress(url) && url.length() <= LONGEST_URL) {
                detail.setInternetReference(url);
            } else {
                findings.add(Texts.changed("ba.url.left-out", "url", url));
            }
        });
        PostedByType postedBy = new PostedByType();
        postedBy.setContact(contact(posting));
        detail.setPostedBy(postedBy);
        return detail;
    }

    /** Rule 082: at most two years ahead; without a last day the policy of dossier 5.5. */
    private LocalDate lastDay(JobPosting posting, LocalDate today, List<Finding> findings) {
        LocalDate latest = today.plusYears(2);
        Optional<LocalDate> wished = posting.validThrough();
        if (wished.isPresent() && wished.get().isAfter(latest)) {
            findings.add(Texts.changed("ba.082", "validThrough", wished.get().toString(), latest.toString()));
            return latest;
        }
        return wished.orElse(today.plusDays(settings.publishDays()));
    }

    private static PostedContactType contact(JobPosting posting) {
        ContactPoint from = posting.applicationContact();
        PostedContactType contact = new PostedContactType();
        contact.setCompany(Shortened.to(90, posting.hiringOrganization().name()).text());
        contact.setSalutation(salutation(from.honorificPrefix()));
        if (!from.givenName().isEmpty()) {
            contact.setGivenName(Shortened.to(30, from.givenName()).text());
        }
        contact.setFamilyName(familyName(from));
        if (!from.email().isEmpty()) {
            contact.setEMail(from.email());
        }
        ApplicationWays.url(posting).ifPresent(contact::setJobContactWebSite);
        return contact;
    }

    /** 1 Herr, 2 Frau, 3 either (dossier 4.1). */
    private static int salutation(String written) {
        return switch (written.toLowerCase(Locale.ROOT).replace(".", "")) {
            case "herr", "mr" -> 1;
            case "frau", "mrs", "ms" -> 2;
            default -> 3;
        };
    }

    /** Mandatory, letters only (dossier 5.2 at the end); a department stands in for a person nobody named. */
    private static String familyName(ContactPoint contact) {
        String name = Shortened.to(30, contact.familyName()).text();
        return name.isEmpty() ? Texts.MESSAGES.text("text.department").german() : name;
    }

    static boolean isWebAddress(String url) {
        return url.matches("https?://[^\\s/]+\\.[^\\s]+");
    }
}
