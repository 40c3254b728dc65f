package org.aushang.simulator.jobroom.internal.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What the server refuses of a new advertisement: the constraints of its data types, as SECO published its source in 2022, and those of
 * its documentation. Pure.
 */
public final class ServerRules {

    private static final Set<String> SALUTATIONS = Set.of("MR", "MS");
    private static final Set<String> WORK_FORMS =
            Set.of("SUNDAY_AND_HOLIDAYS", "SHIFT_WORK", "NIGHT_WORK", "HOME_WORK");
    private static final Set<String> EXPERIENCES = Set.of("LESS_THAN_1_YEAR", "MORE_THAN_1_YEAR", "MORE_THAN_3_YEARS");
    private static final Set<String> LEVELS = Set.of("NONE", "BASIC", "INTERMEDIATE", "PROFICIENT");
    private static final Set<String> EDUCATIONS =
            Set.of("130", "131", "132", "133", "134", "135", "136", "150", "160", "170", "171", "172", "173", "180");
    private static final int LONGEST_DAYS = 60;

    private final JsonNode request;
    private final Map<String, String> errors = new LinkedHashMap<>();

    private ServerRules(JsonNode request) {
        this.request = request;
    }

    /** What is wrong, by field; empty if it is valid. */
    public static Map<String, String> errors(JsonNode request) {
        ServerRules rules = new ServerRules(request);
        rules.check();
        return rules.errors;
    }

    private void check() {
        size("externalUrl", 1024);
        size("externalReference", 255);
        if (!request.path("reportToAvam").isBoolean()) {
            errors.put("reportToAvam", "NotNull");
        }
        pattern("numberOfJobs", "[0-9]{0,3}");
        oneOf("contact.salutation", SALUTATIONS, true);
        required("contact.firstName", 50);
        required("contact.lastName", 50);
        required("contact.phone", 20);
        phone("contact.phone");
        required("contact.email", 50);
        email("contact.email");
        language("contact.languageIsoCode");
        descriptions();
        required("company.name", 255);
        size("company.street", 50);
        size("company.houseNumber", 10);
        required("company.postalCode", 10);
        required("company.city", 100);
        country("company.countryIsoCode");
        size("company.website", 255);
        if (request.at("/company/surrogate").asBoolean()) {
            required("employer.name", 255);
            required("employer.postalCode", 10);
            required("employer.city", 100);
            country("employer.countryIsoCode");
        }
        employment();
        required("location.postalCode", 10);
        if (text("location.countryIsoCode").equals("CH")) {
            pattern("location.postalCode", "[1-9]\\d{3}");
        }
        required("location.city", 50);
        country("location.countryIsoCode");
        size("location.remarks", 50);
        required("occupation.avamOccupationCode", 16);
        oneOf("occupation.workExperience", EXPERIENCES, false);
        oneOf("occupation.educationCode", EDUCATIONS, false);
        skills();
        ways();
        publication();
    }

    private void descriptions() {
        JsonNode all = request.path("jobDescriptions");
        if (all.isEmpty() || all.size() > 4) {
            errors.put("jobDescriptions", "Size");
        }
        for (int i = 0; i < all.size(); i++) {
            String field = "jobDescriptions[" + i + "].";
            language(field + "languageIsoCode");
            required(field + "title", 255);
            required(field + "description", 10_000);
        }
    }

    private void employment() {
        for (String end : new String[] {"workloadPercentageMin", "workloadPercentageMax"}) {
            int percent = node("employment." + end).asInt();
            if (percent < 10 || percent > 100) {
                errors.put("employment." + end, "Range");
            }
        }
        if (date("employment.startDate") == node("employment.immediately").asBoolean()) {
            errors.put("employment.startDate", "either a date or immediately");
        }
        if (date("employment.endDate") == node("employment.permanent").asBoolean()) {
            errors.put("employment.endDate", "either a date or permanent");
        }
        for (JsonNode form : node("employment.workForms")) {
            if (!WORK_FORMS.contains(form.asText())) {
                errors.put("employment.workForms", "Enum");
            }
        }
    }

    private void skills() {
        JsonNode all = request.path("languageSkills");
        if (all.size() > 5) {
            errors.put("languageSkills", "Size");
        }
        for (int i = 0; i < all.size(); i++) {
            String field = "languageSkills[" + i + "].";
            language(field + "languageIsoCode");
            oneOf(field + "spokenLevel", LEVELS, true);
            oneOf(field + "writtenLevel", LEVELS, true);
        }
    }

    private void ways() {
        if (request.path("applyChannel").isEmpty()) {
            errors.put("applyChannel", "NotNull");
        }
        size("applyChannel.formUrl", 255);
        size("applyChannel.emailAddress", 50);
        size("applyChannel.mailAddress", 255);
        phone("applyChannel.phoneNumber");
        if (!request.path("publicContact").isMissingNode()) {
            oneOf("publicContact.salutation", SALUTATIONS, true);
            required("publicContact.firstName", 50);
            required("publicContact.lastName", 50);
            phone("publicContact.phone");
            email("publicContact.email");
        }
    }

    private void publication() {
        if (!date("publication.startDate")) {
            errors.put("publication.startDate", "NotNull");
        } else if (date("publication.endDate")) {
            LocalDate start = LocalDate.parse(text("publication.startDate"));
            LocalDate end = LocalDate.parse(text("publication.endDate"));
            if (end.isBefore(start) || end.isAfter(start.plusDays(LONGEST_DAYS))) {
                errors.put("publication.endDate", "Range");
            }
        }
    }

    private JsonNode node(String field) {
        return request.at("/" + field.replace("[", "/").replace("]", "").replace('.', '/'));
    }

    private String text(String field) {
        return node(field).asText("").strip();
    }

    private void required(String field, int longest) {
        if (text(field).isEmpty()) {
            errors.put(field, "NotBlank");
        }
        size(field, longest);
    }

    private void size(String field, int longest) {
        if (text(field).length() > longest) {
            errors.put(field, "Size");
        }
    }

    private void pattern(String field, String pattern) {
        if (!text(field).matches(pattern)) {
            errors.put(field, "Pattern");
        }
    }

    private void country(String field) {
        pattern(field, "[A-Z]{2}");
    }

    private void language(String field) {
        pattern(field, "[a-z]{2}");
    }

    private void email(String field) {
        if (!text(field).isEmpty()) {
            pattern(field, "[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
        }
    }

    private void oneOf(String field, Set<String> choices, boolean required) {
        if (required || !text(field).isEmpty()) {
            if (!choices.contains(text(field))) {
                errors.put(field, "Enum");
            }
        }
    }

    private boolean date(String field) {
        try {
            return !text(field).isEmpty() && LocalDate.parse(text(field)).getYear() > 0;
        } catch (DateTimeException e) {
            errors.put(field, "Date");
            return false;
        }
    }

    private void phone(String field) {
        if (text(field).isEmpty()) {
            return;
        }
        try {
            PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
            if (!text(field).matches("[+][1-9][0-9]{7,18}")
                    || !numbers.isValidNumber(numbers.parse(text(field), "CH"))) {
                errors.put(field, "PhoneNumber");
            }
        } catch (NumberParseException e) {
            errors.put(field, "PhoneNumber");
        }
    }
}
