package org.aushang.console.internal.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.aushang.api.model.ContactPoint;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;

/**
 * The first posting of a channel of the Bundesagentur für Arbeit: it takes the whole way, is accepted like any other, and is shown to
 * no one, because it is marked as not published (Status 3). Pure.
 */
final class TrialPosting {

    static final JobId JOB = new JobId("aushang-trial");

    /** What a person fills in, in this order. */
    static final List<String> PARTS = List.of(
            "company", "street", "postalCode", "town", "region", "salutation", "givenName", "familyName", "email");

    static final List<String> REGIONS = List.of(
            "Baden-Württemberg",
            "Bayern",
            "Berlin",
            "Brandenburg",
            "Bremen",
            "Hamburg",
            "Hessen",
            "Mecklenburg-Vorpommern",
            "Niedersachsen",
            "Nordrhein-Westfalen",
            "Rheinland-Pfalz",
            "Saarland",
            "Sachsen",
            "Sachsen-Anhalt",
            "Schleswig-Holstein",
            "Thüringen");

    /** Clerk for office management; every catalogue of the agency has it. */
    private static final String OCCUPATION = "123265";

    private static final String NOT_PUBLISHED = "3";

    private TrialPosting() {}

    /** @param parts by their names; what is missing is found by the check before sending */
    static JobPosting of(Map<String, String> parts) {
        return JobPosting.builder(JOB.value())
                .title("Kauffrau / Kaufmann für Büromanagement (m/w/d)")
                .description("Sie organisieren unser Büro, schreiben Angebote und Rechnungen und sind die erste"
                        + " Ansprechperson für unsere Kundinnen und Kunden.")
                .hiringOrganization(Organization.builder(part("company", parts)).build())
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress(part("street", parts))
                        .postalCode(part("postalCode", parts))
                        .addressLocality(part("town", parts))
                        .addressRegion(part("region", parts))
                        .addressCountry("DE")
                        .build()))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME))
                .applicationContact(ContactPoint.builder()
                        .honorificPrefix(part("salutation", parts))
                        .givenName(part("givenName", parts))
                        .familyName(part("familyName", parts))
                        .email(part("email", parts))
                        .build())
                .extension("arbeitsagentur:titleCode", OCCUPATION)
                .extension("arbeitsagentur:publication", NOT_PUBLISHED)
                .build();
    }

    private static String part(String name, Map<String, String> parts) {
        return parts.getOrDefault(name, "");
    }

    /** What was typed before, or what the e-mail for the agreement has of it. */
    static Map<String, String> parts(Map<String, String> settings) {
        Map<String, String> parts = new TreeMap<>();
        String town = settings.getOrDefault(SetupSteps.NOTE + "mail.town", "");
        boolean both = town.matches("\\d{5}\\s+\\S.*");
        Map<String, String> mail = Map.of(
                "company",
                settings.getOrDefault(SetupSteps.NOTE + "mail.company", ""),
                "street",
                settings.getOrDefault(SetupSteps.NOTE + "mail.street", ""),
                "postalCode",
                both ? town.substring(0, 5) : "",
                "town",
                both ? town.substring(5).strip() : town);
        PARTS.forEach(part ->
                parts.put(part, settings.getOrDefault(SetupSteps.NOTE + "trial." + part, mail.getOrDefault(part, ""))));
        return parts;
    }
}
