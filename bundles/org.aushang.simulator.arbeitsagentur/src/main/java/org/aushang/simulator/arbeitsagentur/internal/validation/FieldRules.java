package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.w3c.dom.Element;

/**
 * The rules about the content of one posting: those of terms, kinds and contacts, and 033, 037, 050, 063, 064, 080, 081, 082,
 * 147, 166, 184, and the word list.
 */
final class FieldRules {

    private static final String JOB = "JobPositionInformation/";
    private static final String LOCATION = JOB + "JobPositionDescription/JobPositionLocation/Location";

    private final Set<String> places = new HashSet<>();
    private final Properties trainers = Tables.properties("trainers.properties");
    private final List<String> words = Tables.lines("words.txt").stream()
            .map(word -> word.toLowerCase(Locale.GERMAN))
            .toList();

    FieldRules() {
        for (String line : Tables.lines("places.csv")) {
            places.add(line);
        }
    }

    List<Message> objections(Partner partner, Posting posting, LocalDate today) {
        List<Message> messages = new ArrayList<>();
        messages.addAll(Rule.objections(TermRules.RULES, posting, today));
        messages.addAll(Rule.objections(KindRules.RULES, posting, today));
        messages.addAll(Rule.objections(ContactRules.RULES, posting, today));
        dates(posting, today, messages);
        locations(posting, messages);
        training(partner, posting, messages);
        int length = posting.text(JOB + "Objective").length();
        if (length < 30) {
            messages.add(new Message(
                    "JCValid_166",
                    posting.reference(),
                    "Die Stellenbeschreibung (Objective) hat " + length + " statt mindestens 30 Zeichen."));
        }
        String text = posting.allText().toLowerCase(Locale.GERMAN);
        for (String word : words) {
            if (text.contains(word)) {
                messages.add(new Message(
                        "ValidFlam_001",
                        posting.reference(),
                        "Das Stellenangebot enthält eine unzulässige Formulierung: \"" + word + "\"."));
            }
        }
        return messages;
    }

    private static void dates(Posting posting, LocalDate today, List<Message> messages) {
        String start = posting.text(JOB + "AssignmentStartDate");
        if (!within(start, today, today.plusYears(2))) {
            messages.add(new Message(
                    "JCValid_147",
                    posting.reference(),
                    "Der Eintrittstermin " + start + " (AssignmentStartDate) liegt nicht zwischen " + today + " und "
                            + today.plusYears(2) + "."));
        }
        String from = posting.text("PostDetail/StartDate");
        String to = posting.text("PostDetail/EndDate");
        if (to.isEmpty()) {
            return;
        }
        if (!from.isEmpty() && Dates.day(to).isBefore(Dates.day(from))) {
            messages.add(new Message(
                    "JCValid_080",
                    posting.reference(),
                    "Das Ende " + to + " (EndDate) liegt vor dem Beginn " + from + "."));
        }
        if (Dates.day(to).isBefore(today)) {
            messages.add(
                    new Message("JCValid_081", posting.reference(), "Das Ende " + to + " (EndDate) ist vergangen."));
        }
        if (Dates.day(to).isAfter(today.plusYears(2))) {
            messages.add(new Message(
                    "JCValid_082",
                    posting.reference(),
                    "Das Ende " + to + " (EndDate) liegt mehr als zwei Jahre voraus."));
        }
    }

    private static boolean within(String date, LocalDate from, LocalDate to) {
        return !Dates.day(date).isBefore(from) && !Dates.day(date).isAfter(to);
    }

    private void locations(Posting posting, List<Message> messages) {
        List<Element> locations = posting.all(LOCATION);
        BigInteger openings = new BigInteger(posting.text(JOB + "NumberToFill").replaceFirst("^\\+", ""));
        if (locations.isEmpty()) {
            messages.add(new Message("JCValid_184", posting.reference(), "Es fehlt ein Arbeitsort (Location)."));
        }
        Set<List<String>> seen = new HashSet<>();
        for (Element element : locations) {
            Posting location = new Posting(element);
            String code = location.text("PostalCode");
            String town = location.text("Municipality");
            String region = location.text("Region");
            String country = location.text("CountryCode").toUpperCase(Locale.ROOT);
            if (country.equals("DE") && !(code.isEmpty() && town.isEmpty()) && !known(code, town, region)) {
                messages.add(new Message(
                        "JCValid_033",
                        posting.reference(),
                        "Die Kombination aus Land " + country + " (CountryCode), Region " + region + " (Region), PLZ "
                                + code + " (PostalCode) und Ort " + town + " (Municipality) ist nicht bekannt."));
            }
            if (!seen.add(List.of(code, town, region, country, location.text("StreetName")))) {
                messages.add(new Message("JCValid_064", posting.reference(), "Ein Arbeitsort (Location) ist doppelt."));
            }
        }
        if (openings.signum() < 1) {
            messages.add(new Message(
                    "JCValid_050",
                    posting.reference(),
                    "Die Anzahl der Stellen (NumberToFill) muss mindestens 1 sein."));
        } else if (BigInteger.valueOf(locations.size()).compareTo(openings) > 0) {
            messages.add(new Message(
                    "JCValid_063",
                    posting.reference(),
                    "Es sind " + locations.size() + " Arbeitsorte, aber nur " + openings + " Stellen (NumberToFill)."));
        }
    }

    /** Region and town may be absent; what is there must fit. */
    private boolean known(String code, String town, String region) {
        return places.stream().anyMatch(place -> {
            String[] parts = place.split(";");
            return parts[0].equals(code)
                    && (town.isEmpty() || parts[1].equals(town))
                    && (region.isEmpty() || parts[2].equals(region));
        });
    }

    private void training(Partner partner, Posting posting, List<Message> messages) {
        if (!posting.text(JOB + "JobOfferType").equals("4")) {
            return;
        }
        String employer = posting.text("HiringOrg/HiringOrgId");
        String who = employer.isEmpty() ? partner.supplierId() : employer;
        String occupation = posting.text(JOB + "JobPositionTitle/TitleCode");
        if (!List.of(trainers.getProperty(who, "").split("[, ]+")).contains(occupation)) {
            messages.add(new Message(
                    "JCValid_037",
                    posting.reference(),
                    "Für den Arbeitgeber " + who + " liegt keine Ausbildungsberechtigung für den Beruf " + occupation
                            + " (TitleCode) vor."));
        }
    }
}
