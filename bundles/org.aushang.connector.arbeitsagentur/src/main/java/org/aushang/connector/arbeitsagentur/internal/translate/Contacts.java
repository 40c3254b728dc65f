package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.Organization;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.WebAddress;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings.Partner;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.schema.HiringContactType;
import org.aushang.hrbaxml.schema.HiringOrgType;
import org.aushang.hrbaxml.schema.IndustryType;
import org.aushang.hrbaxml.schema.InterviewContactType;
import org.aushang.hrbaxml.schema.InterviewLocationType;
import org.aushang.hrbaxml.schema.InterviewType;
import org.aushang.hrbaxml.schema.PostedContactType;
import org.aushang.hrbaxml.schema.TelephoneType;

/** Translates the employer ({@code HiringOrg}) and the contact of candidates ({@code PostedBy/Contact}). */
public final class Contacts {

    /** The schema allows 254, the mapping paper 80 (docs/hr-ba-xml.md#lengths). */
    private static final int LONGEST_PROFILE_URL = 80;

    private final Offer offer;
    private final Partner partner;
    private final TranslationWarnings notes;
    private final ContactPoint person;
    private final Organization organization;

    Contacts(Offer offer, Partner partner, TranslationWarnings notes) {
        this.offer = offer;
        this.partner = partner;
        this.notes = notes;
        this.person = offer.posting().applicationContact();
        this.organization = offer.posting().hiringOrganization();
    }

    /** In the employer's model the BA's own data win over all of this; in a job board's they count (docs/hr-ba-xml.md#document). */
    HiringOrgType hiringOrg() {
        HiringOrgType hiring = new HiringOrgType();
        // Shortened like Company below, which says so.
        hiring.setHiringOrgName(TruncatedText.to(90, organization.name()).text());
        employer(offer, partner).ifPresent(hiring::setHiringOrgId);
        String url = organization.url();
        Optional<String> site = WebAddress.written(url).filter(written -> written.length() <= LONGEST_PROFILE_URL);
        if (site.isPresent()) {
            hiring.setProfileWebSite(site.get());
        } else if (!url.isBlank()) {
            notes.add("ba.url.left-out", "hiringOrganization.url", url);
        }
        offer.number(Extensions.HIRING_ORG_SIZE).ifPresent(hiring::setHiringOrgSize);
        offer.text(Extensions.INDUSTRY).ifPresent(code -> {
            IndustryType industry = new IndustryType();
            industry.setNAICS(code);
            hiring.setIndustry(industry);
        });
        HiringContactType contact = new HiringContactType();
        contact.setFamilyName(familyName());
        if (!partner.isEmployer()) {
            // Shortened like the contact for applications, which says so.
            contact.setSalutation(salutation(person.honorificPrefix()));
            if (!person.givenName().isBlank()) {
                contact.setGivenName(TruncatedText.to(30, person.givenName()).text());
            }
            new Addresses(new TranslationWarnings()).postal(offer).ifPresent(contact::setPostalAddress);
            telephone(person.telephone(), contact::setVoiceNumber);
            if (!person.email().isBlank()) {
                contact.setEMail(person.email().strip());
            }
        }
        hiring.setContact(contact);
        return hiring;
    }

    /** The Kundennummer that a posting goes out under; empty where none is known. */
    public static Optional<String> employer(Offer offer, Partner partner) {
        return offer.text(Extensions.HIRING_ORG_ID)
                .or(() -> Optional.of(partner.kundennummer()).filter(number -> !number.isEmpty()));
    }

    /** All of rule 044's contact data, as far as they are known (docs/hr-ba-xml.md#ways-to-apply). */
    PostedContactType posted() {
        PostedContactType contact = new PostedContactType();
        contact.setCompany(notes.fit("hiringOrganization.name", 90, organization.name()));
        contact.setSalutation(salutation(person.honorificPrefix()));
        offer.text(Extensions.CONTACT_TITLE)
                .ifPresent(title -> contact.setTitle(notes.fit(Extensions.CONTACT_TITLE, 15, title)));
        if (!person.givenName().isBlank()) {
            contact.setGivenName(notes.fit("applicationContact.givenName", 30, person.givenName()));
        }
        contact.setFamilyName(familyName());
        offer.text(Extensions.CONTACT_POSITION)
                .ifPresent(position -> contact.setPositionTitle(notes.fit(Extensions.CONTACT_POSITION, 40, position)));
        new Addresses(notes).postal(offer).ifPresent(contact::setPostalAddress);
        telephone(person.telephone(), contact::setVoiceNumber);
        telephone(written(Extensions.CONTACT_MOBILE), contact::setMobilNumber);
        telephone(written(Extensions.CONTACT_FAX), contact::setFaxNumber);
        if (!person.email().isBlank()) {
            contact.setEMail(person.email().strip());
        }
        offer.applicationSite().ifPresent(contact::setJobContactWebSite);
        if (offer.applicationWays().equals(List.of(4))) {
            interview(contact);
        }
        return contact;
    }

    private String written(String extension) {
        return offer.text(extension).orElse("");
    }

    /** One that cannot be split into the BA's three parts is left out, and the check says so. */
    private static void telephone(String written, Consumer<TelephoneType> set) {
        Telephone.parse(written).map(Telephone::element).ifPresent(set);
    }

    /** Rule 144: only if one applies in person and in no other way. */
    private void interview(PostedContactType posted) {
        InterviewContactType contact = new InterviewContactType();
        offer.number(Extensions.INTERVIEW_SALUTATION).ifPresent(contact::setSalutation);
        text(Extensions.INTERVIEW_GIVEN_NAME, 30, contact::setGivenName);
        text(Extensions.INTERVIEW_FAMILY_NAME, 30, contact::setFamilyName);
        telephone(written(Extensions.INTERVIEW_TELEPHONE), contact::setVoiceNumber);
        text(Extensions.INTERVIEW_EMAIL, 254, contact::setEMail);
        if (contact.getFamilyName() != null) {
            posted.setInterviewContact(contact);
        }
        InterviewLocationType location = new InterviewLocationType();
        text(Extensions.INTERVIEW_PLACE, 90, location::setLocation);
        offer.text(Extensions.INTERVIEW_STREET)
                .map(street -> Addresses.street(Extensions.INTERVIEW_STREET, street, notes))
                .ifPresent(location::setStreetName);
        text(Extensions.INTERVIEW_POSTAL_CODE, 15, location::setPostalCode);
        text(Extensions.INTERVIEW_TOWN, 35, location::setMunicipality);
        if (location.getLocation() != null || location.getMunicipality() != null) {
            posted.setInterviewLocation(location);
        }
        InterviewType interview = new InterviewType();
        offer.day(Extensions.INTERVIEW_DATE).filter(Translation::isWritable).ifPresent(interview::setInterviewDate);
        offer.text(Extensions.INTERVIEW_TIME).ifPresent(interview::setInterviewTime);
        text(Extensions.INTERVIEW_ROOM, 25, interview::setRoomNumber);
        text(Extensions.INTERVIEW_TEXT, 100, interview::setAdditionalInformation);
        if (interview.getInterviewDate() != null || interview.getAdditionalInformation() != null) {
            posted.setInterview(interview);
        }
    }

    private void text(String extension, int most, Consumer<String> set) {
        offer.text(extension).ifPresent(value -> set.accept(notes.fit(extension, most, value)));
    }

    /** 1 Herr, 2 Frau, 3 either (docs/hr-ba-xml.md#code-lists). */
    private static int salutation(String written) {
        return switch (written.strip().toLowerCase(Locale.ROOT).replace(".", "")) {
            case "herr", "mr" -> 1;
            case "frau", "mrs", "ms" -> 2;
            default -> 3;
        };
    }

    /** Mandatory, letters only (docs/hr-ba-xml.md#rules at the end); a department stands in where no person is named. */
    private String familyName() {
        String name = notes.fit(
                "applicationContact.familyName", 30, person.familyName().strip());
        return name.isEmpty() ? Texts.MESSAGES.text("text.department").german() : name;
    }
}
