package org.aushang.connector.arbeitsagentur.internal.check;

import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.broken;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.brokenAs;
import static org.aushang.connector.arbeitsagentur.internal.check.RuleFindings.when;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Fix;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.extension.WebAddress;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.Telephone;
import org.aushang.hrbaxml.schema.PostalAddressType;
import org.aushang.hrbaxml.schema.PostedContactType;

/** Rules about the employer and the ways to apply. */
final class ContactRules {

    private static final Pattern EMAIL = Pattern.compile(
            "[A-Za-z0-9._%+\\-ÄÖÜäöüß'&/!#$*=?^`{|}~]+@([A-Za-z0-9ÄÖÜäöüß]([A-Za-z0-9\\-ÄÖÜäöüß]*[A-Za-z0-9ÄÖÜäöüß])?\\.)+"
                    + "[A-Za-z]{2,24}");
    private static final int LONGEST_EMAIL = 254;
    private static final int IN_PERSON = 4;

    private static final List<String> INTERVIEW = List.of(
            Extensions.INTERVIEW_SALUTATION,
            Extensions.INTERVIEW_GIVEN_NAME,
            Extensions.INTERVIEW_FAMILY_NAME,
            Extensions.INTERVIEW_TELEPHONE,
            Extensions.INTERVIEW_EMAIL,
            Extensions.INTERVIEW_PLACE,
            Extensions.INTERVIEW_STREET,
            Extensions.INTERVIEW_POSTAL_CODE,
            Extensions.INTERVIEW_TOWN,
            Extensions.INTERVIEW_DATE,
            Extensions.INTERVIEW_TIME,
            Extensions.INTERVIEW_ROOM,
            Extensions.INTERVIEW_TEXT);

    static final List<Rule> ALL = List.of(
            new Rule("051", ContactRules::companyName),
            new Rule("044", ContactRules::reachable),
            new Rule("048", ContactRules::emails),
            new Rule("097", ContactRules::telephones),
            new Rule("108", ContactRules::addresses),
            new Rule("138", ContactRules::anonymous),
            new Rule("144", ContactRules::interview),
            new Rule("868", ContactRules::streetOrBox));

    private ContactRules() {}

    private static List<Finding> companyName(RuleContext draft) {
        String name = draft.posting().hiringOrganization().name();
        if (name.codePoints().noneMatch(Character::isLetterOrDigit)) {
            return List.of(broken("051", "hiringOrganization.name").build());
        }
        boolean known = draft.record().getHiringOrg().getHiringOrgId() != null;
        if (known || !(name.contains("€") || name.contains("*"))) {
            return List.of();
        }
        String rest = name.replaceAll("[€*]", "").replaceAll("\\s+", " ").strip();
        return List.of(brokenAs("051", "ba.051.character", "hiringOrganization.name", name)
                .fix(
                        rest.isEmpty()
                                ? null
                                : Fix.of(Texts.MESSAGES.text("fix.name", rest), "hiringOrganization.name", rest))
                .build());
    }

    /** What each way needs (docs/hr-ba-xml.md#ways-to-apply); the record has every contact datum that we know. */
    private static List<Finding> reachable(RuleContext draft) {
        List<Integer> ways = draft.offer().applicationWays();
        if (ways.isEmpty()) {
            return List.of(broken("044", "applicationContact").build());
        }
        List<Finding> findings = new ArrayList<>();
        PostedContactType contact = draft.record().getPostDetail().getPostedBy().getContact();
        for (int way : ways) {
            missing(way, contact)
                    .ifPresent(target -> findings.add(brokenAs(
                                    "044",
                                    "ba.044.way",
                                    target,
                                    PostingSchema.label(Extensions.APPLICATION_WAY, String.valueOf(way)),
                                    Texts.MESSAGES.text("part." + target.replace(':', '.')))
                            .build()));
        }
        return findings;
    }

    /** The first thing that is missing. */
    private static Optional<String> missing(int way, PostedContactType contact) {
        boolean telephone = contact.getVoiceNumber() != null || contact.getMobilNumber() != null;
        boolean address = Optional.ofNullable(contact.getPostalAddress())
                .filter(ContactRules::isComplete)
                .isPresent();
        boolean email = contact.getEMail() != null;
        boolean any = telephone || address || email || contact.getFaxNumber() != null;
        Optional<String> none = Optional.empty();
        return switch (way) {
            case 1 -> telephone ? none : Optional.of("applicationContact.telephone");
            case 2 -> address ? none : Optional.of(Extensions.CONTACT_STREET);
                // In person one goes to a street, not to a PO box.
            case 4 -> address && contact.getPostalAddress().getStreetName() != null
                    ? none
                    : Optional.of(Extensions.CONTACT_STREET);
            case 3 -> email ? none : Optional.of("applicationContact.email");
            case 5 -> any ? none : Optional.of("applicationContact.email");
            case 6 -> contact.getJobContactWebSite() != null ? none : Optional.of("applicationContact.url");
            default -> none;
        };
    }

    private static boolean isComplete(PostalAddressType address) {
        return (address.getStreetName() != null || address.getPostOfficeBox() != null)
                && address.getPostalCode() != null
                && address.getMunicipality() != null;
    }

    private static List<Finding> emails(RuleContext draft) {
        List<Finding> findings = new ArrayList<>();
        String email = draft.posting().applicationContact().email();
        if (!email.isBlank() && !isEmail(email)) {
            findings.add(broken("048", "applicationContact.email", email).build());
        }
        draft.offer()
                .text(Extensions.INTERVIEW_EMAIL)
                .filter(text -> !isEmail(text))
                .ifPresent(text -> findings.add(
                        broken("048", Extensions.INTERVIEW_EMAIL, text).build()));
        return findings;
    }

    private static boolean isEmail(String text) {
        String bare = text.strip();
        // First of all short: patterns take their time over what is long.
        return bare.length() <= LONGEST_EMAIL
                && EMAIL.matcher(bare).matches()
                && !bare.startsWith(".")
                && !bare.contains("..")
                && !bare.contains(".@");
    }

    /** We leave a number out rather than have the BA refuse it; where it is needed rule 044 speaks. */
    private static List<Finding> telephones(RuleContext draft) {
        List<Finding> findings = new ArrayList<>();
        ContactPoint contact = draft.posting().applicationContact();
        number("applicationContact.telephone", contact.telephone()).ifPresent(findings::add);
        for (String extension :
                List.of(Extensions.CONTACT_MOBILE, Extensions.CONTACT_FAX, Extensions.INTERVIEW_TELEPHONE)) {
            number(extension, draft.offer().text(extension).orElse("")).ifPresent(findings::add);
        }
        return findings;
    }

    private static Optional<Finding> number(String target, String written) {
        return written.isBlank() || Telephone.parse(written).isPresent()
                ? Optional.empty()
                : Optional.of(Texts.changed("ba.097", target, written.strip()));
    }

    /** A wrong address of the application form is refused; that of the posting is left out by the translation. */
    private static List<Finding> addresses(RuleContext draft) {
        String site = draft.posting().applicationContact().url();
        boolean wrong = !site.isBlank()
                && WebAddress.written(site)
                        .filter(written -> written.length() <= Offer.LONGEST_URL)
                        .isEmpty();
        Optional<String> other = draft.posting().url().map(URI::toString).flatMap(WebAddress::written);
        return when(wrong, () -> broken("108", "applicationContact.url", site, Offer.LONGEST_URL)
                .fix(other.isPresent() ? Fix.of(Texts.MESSAGES.text("fix.site"), "applicationContact.url") : null));
    }

    private static List<Finding> anonymous(RuleContext draft) {
        boolean wrong = draft.offer().isAnonymous()
                && !draft.offer().yes(Extensions.SUPERVISION_DESIRED)
                && !draft.offer().applicationWays().equals(List.of(Offer.OVER_THE_BA));
        return when(wrong, () -> broken("138", Extensions.APPLICATION_WAY)
                .fix(RuleFindings.set(
                        Extensions.APPLICATION_WAY,
                        PostingSchema.label(Extensions.APPLICATION_WAY, "8"),
                        String.valueOf(Offer.OVER_THE_BA))));
    }

    private static List<Finding> interview(RuleContext draft) {
        if (draft.offer().applicationWays().equals(List.of(IN_PERSON))) {
            return RuleFindings.NOTHING;
        }
        List<Finding> findings = new ArrayList<>();
        for (String extension : INTERVIEW) {
            if (draft.offer().text(extension).isPresent()) {
                findings.add(broken("144", extension, PostingSchema.label(extension))
                        .fix(RuleFindings.without(extension))
                        .build());
            }
        }
        return findings;
    }

    private static List<Finding> streetOrBox(RuleContext draft) {
        PostalAddressType address =
                draft.record().getPostDetail().getPostedBy().getContact().getPostalAddress();
        return when(
                address != null && address.getStreetName() != null && address.getPostOfficeBox() != null,
                () -> Texts.rule("868", "ba.868", Extensions.CONTACT_POST_OFFICE_BOX)
                        .actor(Actor.RECRUITER)
                        .remedy(Remedy.EDIT_JOB)
                        .fix(RuleFindings.without(Extensions.CONTACT_POST_OFFICE_BOX)));
    }
}
