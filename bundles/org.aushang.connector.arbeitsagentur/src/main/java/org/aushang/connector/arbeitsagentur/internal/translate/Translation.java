package org.aushang.connector.arbeitsagentur.internal.translate;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.WebAddress;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.hrbaxml.SchemaRelease;
import org.aushang.hrbaxml.schema.ExternalPublicationsType;
import org.aushang.hrbaxml.schema.JobPositionPostingType;
import org.aushang.hrbaxml.schema.PostDetailType;
import org.aushang.hrbaxml.schema.PostedByType;

/**
 * Translator of one posting into one HR-BA-XML record: the P82 core, and later elements only where the channel may send them (docs/hr-ba-xml.md#generations,
 * 1.7). Rendered anew for every attempt, because the BA refuses yesterday's dates (rule 147). The mapping stands as a table
 * in the bundle's README. Takes any posting: what makes no sense is left out here and found by {@code check}.
 */
public final class Translation {

    /** The BA's clock (docs/hr-ba-xml.md#file-names). */
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** Years are four digits in the schema's dates, and no rule lets a day pass that is further away. */
    private static final int LATEST_YEAR = 9999;

    private final Settings settings;

    public Translation(Settings settings) {
        this.settings = settings;
    }

    /** @param known whether the BA has it already: an update (Action 2), else an insert (Action 1) */
    public Translated translate(PublicationId publication, JobPosting posting, boolean known, Clock clock) {
        TranslationWarnings notes = new TranslationWarnings();
        Offer offer = new Offer(posting);
        boolean later = settings.document().generation() == SchemaRelease.LATER;
        LocalDate today = LocalDate.now(clock.withZone(BERLIN));
        JobPositionPostingType record = new JobPositionPostingType();
        record.setJobPositionPostingId(new Reference(settings.partner().allianzpartnernummer(), publication).value());
        offer.text(Extensions.BOX_NUMBER)
                .ifPresent(box -> record.setBoxnumber(notes.fit(Extensions.BOX_NUMBER, 30, box)));
        Contacts contacts = new Contacts(offer, settings.partner(), notes);
        record.setHiringOrg(contacts.hiringOrg());
        record.setPostDetail(postDetail(offer, known, clock.instant(), today, notes));
        PostedByType postedBy = new PostedByType();
        postedBy.setContact(contacts.posted());
        record.getPostDetail().setPostedBy(postedBy);
        record.setJobPositionInformation(new Position(offer, today, known, later, notes).information());
        return new Translated(record, notes.findings());
    }

    private PostDetailType postDetail(
            Offer offer, boolean known, Instant now, LocalDate today, TranslationWarnings notes) {
        JobPosting posting = offer.posting();
        PostDetailType detail = new PostDetailType();
        detail.setStartDate(posting.datePosted()
                .filter(date -> !date.isAfter(today) && date.isAfter(today.minusYears(10)))
                .orElse(today));
        detail.setEndDate(lastDay(offer, today, notes));
        detail.setLastModificationDate(OffsetDateTime.ofInstant(now.truncatedTo(ChronoUnit.SECONDS), BERLIN));
        detail.setStatus(offer.number(Extensions.PUBLICATION).orElse(1));
        detail.setAction(known ? 2 : 1);
        detail.setSupplierId(settings.partner().supplierId());
        detail.setSupplierName(notes.fit(
                "hiringOrganization.name", 45, posting.hiringOrganization().name()));
        if (settings.partner().isEmployer()) {
            detail.setSupplierIndustrie(5);
        }
        posting.url().map(URI::toString).ifPresent(url -> WebAddress.written(url)
                .filter(written -> written.length() <= Offer.LONGEST_URL)
                .ifPresentOrElse(detail::setInternetReference, () -> notes.add("ba.url.left-out", "url", url)));
        offer.flag(Extensions.SUPERVISION_DESIRED).ifPresent(yes -> detail.setSupervisionDesired(yes ? 1 : 0));
        if (settings.document().generation() == SchemaRelease.LATER) {
            offer.flag(Extensions.EURES).ifPresent(yes -> detail.setEuresPublicationDesired(yes ? 1 : 0));
            offer.text(Extensions.PARTNERS).ifPresent(which -> detail.setExternalPublications(partners(which)));
        }
        return detail;
    }

    private static ExternalPublicationsType partners(String which) {
        ExternalPublicationsType partners = new ExternalPublicationsType();
        if (which.equals("all")) {
            partners.setExternalPublicationToAllPartnersDesired(1);
        } else {
            partners.setExternalPublicationToAllGratuitousPartnersDesired(1);
        }
        return partners;
    }

    private LocalDate lastDay(Offer offer, LocalDate today, TranslationWarnings notes) {
        LocalDate lastDay = new ListingPeriod(settings.document().defaultListingDays()).lastDay(offer, today);
        offer.posting()
                .validThrough()
                .filter(lastDay::isBefore)
                .ifPresent(requested -> notes.add("ba.082", "validThrough", requested, lastDay));
        return lastDay;
    }

    /** Whether the schema has a form for this day. */
    static boolean isWritable(LocalDate day) {
        return day.getYear() >= 1 && day.getYear() <= LATEST_YEAR;
    }
}
