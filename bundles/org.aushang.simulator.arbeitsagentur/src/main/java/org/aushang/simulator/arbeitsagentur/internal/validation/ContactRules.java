package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Names, addresses and ways to apply (docs/hr-ba-xml.md#rules, docs/hr-ba-xml.md#ways-to-apply). */
final class ContactRules {

    private static final String HIRING = "HiringOrg/";
    private static final String EMPLOYER = HIRING + "Contact/";
    private static final String APPLY = "PostDetail/PostedBy/Contact/";
    private static final String ADDRESS = APPLY + "PostalAddress/";
    private static final String LOCATION = "JobPositionInformation/JobPositionDescription/JobPositionLocation/Location";
    private static final String KIND = "JobPositionInformation/JobPositionDescription/Application/KindOfApplication";

    /** The BA's list is closed and unknown; these are surely on it. */
    private static final Set<String> PREFIXES = Set.of("von", "zu", "von und zu", "von der", "vom", "zum", "zur");

    private static final Set<String> COUNTRIES = Set.copyOf(Arrays.asList(Locale.getISOCountries()));

    private static final List<String> PLACES = List.of(
            LOCATION,
            EMPLOYER + "PostalAddress",
            APPLY + "PostalAddress",
            APPLY + "InterviewContact/PostalAddress",
            APPLY + "InterviewLocation");

    private static final List<String> CONTACTS = List.of(EMPLOYER, APPLY, APPLY + "InterviewContact/");

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "051",
                    HIRING + "HiringOrgName",
                    "Der Firmenname ist keiner",
                    posting -> !posting.has(HIRING + "HiringOrgId")
                            && !posting.text(HIRING + "HiringOrgName").matches("[^€*]*[\\p{L}\\d][^€*]*")),
            Rule.of("034", LOCATION + "/StreetName", "Die Straße ist keine", posting -> streets(posting)
                    .anyMatch(ContactRules::isNoStreet)),
            new Rule(
                    "Stellverw_868",
                    ADDRESS + "PostOfficeBox",
                    "Straße und Postfach zugleich",
                    (posting, today) -> Stream.of(EMPLOYER, APPLY)
                            .anyMatch(who -> posting.has(who + "PostalAddress/StreetName")
                                    && posting.has(who + "PostalAddress/PostOfficeBox"))),
            Rule.of("177", LOCATION + "/CountryCode", "Dieses Land gibt es nicht", posting -> Stream.of(
                            LOCATION, EMPLOYER + "PostalAddress", APPLY + "PostalAddress")
                    .flatMap(where -> posting.texts(where + "/CountryCode").stream())
                    .anyMatch(code -> !COUNTRIES.contains(code.toUpperCase(Locale.ROOT)))),
            Rule.of("010", LOCATION + "/Region", "Die Region gehört nicht zum Land", posting -> PLACES.stream()
                    .flatMap(where -> posting.all(where).stream())
                    .map(Posting::new)
                    .anyMatch(RegionsOfCountries::isForeign)),
            Rule.of(
                    "067",
                    LOCATION + "/Region",
                    "Zur Straße oder zum Ortsteil fehlen PLZ, Ort oder Region",
                    posting -> posting.all(LOCATION).stream().map(Posting::new).anyMatch(ContactRules::isHalf)),
            Rule.of(
                    "035",
                    APPLY + "NamePrefix",
                    "Dieses Vorsatzwort gibt es nicht",
                    posting -> any(posting, "NamePrefix", prefix -> !PREFIXES.contains(prefix))),
            Rule.of(
                    "048",
                    APPLY + "EMail",
                    "Das ist keine E-Mail-Adresse",
                    posting -> any(posting, "EMail", address -> !address.matches("[^@\\s]+@[^@\\s]+\\.\\p{L}{2,}"))),
            Rule.of("097", APPLY + "VoiceNumber/IntlCode", "Das ist keine Landesvorwahl", posting -> Stream.of(
                            "VoiceNumber", "MobilNumber", "FaxNumber")
                    .anyMatch(phone -> any(posting, phone + "/IntlCode", code -> !code.matches("\\+[1-9]\\d{0,3}")))),
            Rule.of("108", APPLY + "JobContactWebSite", "Das ist keine Internetadresse", posting -> Stream.of(
                            "PostDetail/InternetReference", APPLY + "JobContactWebSite")
                    .flatMap(path -> posting.texts(path).stream())
                    .anyMatch(ContactRules::isNoUrl)),
            Rule.of("044", KIND, "Zu dieser Bewerbungsart fehlen Angaben", posting -> posting.texts(KIND).stream()
                    .anyMatch(kind -> !suffices(posting, kind))),
            Rule.of(
                    "138",
                    KIND,
                    "Anonym geht nur mit der Bewerbung über die BA",
                    posting -> posting.text("PostDetail/Status").equals("2")
                            && !posting.text("PostDetail/SupervisionDesired").equals("1")
                            && !posting.texts(KIND).equals(List.of("8"))),
            Rule.of(
                    "144",
                    APPLY + "Interview",
                    "Ein Vorstellungstermin nur bei persönlicher Bewerbung",
                    posting -> Stream.of("Interview", "InterviewContact", "InterviewLocation")
                                    .anyMatch(part -> posting.has(APPLY + part))
                            && !posting.texts(KIND).equals(List.of("4"))));

    private ContactRules() {}

    private static boolean any(Posting posting, String element, Predicate<String> wrong) {
        return CONTACTS.stream()
                .flatMap(contact -> posting.texts(contact + element).stream())
                .filter(text -> !text.isEmpty())
                .anyMatch(wrong);
    }

    private static Stream<String> streets(Posting posting) {
        return PLACES.stream().flatMap(where -> posting.texts(where + "/StreetName").stream());
    }

    /** In the words of rule 034. */
    private static boolean isNoStreet(String street) {
        return street.isEmpty()
                || street.startsWith("ß")
                || street.matches("(?s)\\d+[^\\d. \\-\\p{L}].*")
                || street.matches("(?s).*([^\\p{L}\\d])\\1.*")
                || street.matches("(?s).*[.-]")
                || street.matches("(?s)(.*[^\\p{L}\\d])?\\..*")
                || street.matches("(?s)(.)\\1\\1.*");
    }

    private static boolean isHalf(Posting location) {
        boolean detailed = Stream.of("StreetName", "District", "AddressLine").anyMatch(location::has);
        return detailed
                && Stream.of("PostalCode", "Municipality", "Region")
                        .anyMatch(part -> location.text(part).isEmpty());
    }

    private static boolean isNoUrl(String written) {
        try {
            URI url = new URI(written);
            return url.getHost() == null || !String.valueOf(url.getScheme()).matches("(?i)https?|ftp");
        } catch (URISyntaxException e) {
            return true;
        }
    }

    /** docs/hr-ba-xml.md#ways-to-apply. */
    private static boolean suffices(Posting posting, String kind) {
        boolean person = filled(posting, "FamilyName", "Salutation");
        boolean town = !posting.text(ADDRESS + "PostalCode").isEmpty()
                && !posting.text(ADDRESS + "Municipality").isEmpty();
        boolean address = !posting.text(ADDRESS + "StreetName").isEmpty() && town;
        boolean box = !posting.text(ADDRESS + "PostOfficeBox").isEmpty() && town;
        boolean phone = posting.has(APPLY + "VoiceNumber") || posting.has(APPLY + "MobilNumber");
        boolean mail = filled(posting, "EMail");
        return switch (kind) {
            case "1" -> phone && person;
            case "2" -> filled(posting, "Company") && (address || box);
            case "3" -> mail;
            case "4" -> filled(posting, "Company") && address && person;
            case "5" -> person && (address || box || phone || mail || posting.has(APPLY + "FaxNumber"));
            case "6" -> filled(posting, "JobContactWebSite");
            default -> true;
        };
    }

    private static boolean filled(Posting posting, String... elements) {
        return Stream.of(elements)
                .noneMatch(element -> posting.text(APPLY + element).isEmpty());
    }
}
