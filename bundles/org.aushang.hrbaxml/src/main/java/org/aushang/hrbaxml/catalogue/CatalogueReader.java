package org.aushang.hrbaxml.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.aushang.hrbaxml.UnreadableFileException;
import org.aushang.hrbaxml.catalogue.Occupation.Kind;
import org.aushang.hrbaxml.internal.Entries;
import org.aushang.hrbaxml.internal.Entries.Entry;
import org.aushang.hrbaxml.internal.ReadLimits;

/**
 * Reads the zip that the BA puts into {@code sonstiges/} ({@code ddMMyy_HHmmss_dkz_vam_verbis_hrba.zip}, docs/hr-ba-xml.md#occupations): of
 * the occupations the short file if there is one, because it holds what offers may use; of the competences their list and
 * their sections. Values are found by their names, as attributes or elements, at any depth below an entry. Without DTDs
 * and external entities, and at most {@value ReadLimits#CATALOGUE} characters a file. Safe for all threads.
 */
public final class CatalogueReader {

    private static final List<String> OCCUPATIONS = List.of("vam_beruf_kurz.xml", "vam_beruf.xml", "berufe.xml");

    /** @throws UnreadableFileException if it is no zip, or has no occupations in it; the message says which */
    public Catalogue read(Path zip) throws UnreadableFileException {
        try (ZipFile file = new ZipFile(zip.toFile())) {
            Map<String, Occupation> occupations = new LinkedHashMap<>();
            Size size = new Size();
            for (String name : OCCUPATIONS) {
                if (occupations.isEmpty()) {
                    each(file, name, "beruf", entry -> occupation(entry).ifPresent(occupation -> {
                        size.add(occupation.name(), occupation.words());
                        occupations.put(occupation.id(), occupation);
                    }));
                }
            }
            if (occupations.isEmpty()) {
                throw new UnreadableFileException("no occupations in " + zip.getFileName(), null);
            }
            return new Catalogue(occupations, competences(file, size));
        } catch (IOException | XMLStreamException | TooLargeException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
    }

    /** Ends the reading of what no catalogue can be. */
    private static final class TooLargeException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private TooLargeException() {
            super("a catalogue with more than " + ReadLimits.ENTRIES + " entries of a kind or "
                    + ReadLimits.CATALOGUE_TEXT + " characters");
        }
    }

    /** What was read so far. */
    private static final class Size {

        private int entries;
        private long characters;

        private void add(String name, List<String> words) {
            characters += name.length();
            for (String word : words) {
                // A string costs some bytes besides its characters.
                characters += word.length() + 20;
            }
            if (++entries > 3 * ReadLimits.ENTRIES || characters > ReadLimits.CATALOGUE_TEXT) {
                throw new TooLargeException();
            }
        }
    }

    private interface Sink {

        void take(Entry entry);
    }

    private static void each(ZipFile file, String name, String element, Sink sink)
            throws IOException, XMLStreamException {
        Optional<? extends ZipEntry> found = file.stream()
                .filter(entry -> entry.getName().equals(name) || entry.getName().endsWith("/" + name))
                .findFirst();
        if (found.isPresent()) {
            try (InputStream in = file.getInputStream(found.get())) {
                Entries.each(in, element, sink::take);
            }
        }
    }

    /** Empty for an unusable entry, because it has no number or no name. */
    private static Optional<Occupation> occupation(Entry entry) {
        String id = entry.first("id");
        String name = entry.first("bezeichnung_nl");
        if (id.isEmpty() || name.isEmpty()) {
            return Optional.empty();
        }
        List<String> words = new ArrayList<>();
        for (String element : List.of("bezeichnung_nk", "suchname_nl", "suchwort")) {
            words.addAll(entry.all(element));
        }
        words.addAll(entry.wordsInside("suchwort"));
        Set<Integer> levels = new HashSet<>();
        entry.all("niveau").stream()
                .filter(level -> level.matches("\\d"))
                .map(Integer::valueOf)
                .forEach(levels::add);
        return Optional.of(new Occupation(
                id,
                entry.first("bkz"),
                entry.first("typ").equals("a") ? Kind.TRAINING : Kind.ACTIVITY,
                Set.copyOf(entry.all("lbkgruppe")),
                levels,
                entry.first("hochschulberuf").startsWith("j"),
                entry.first("ebene"),
                entry.first("zustand").isEmpty() || entry.first("zustand").equals("E"),
                entry.first("kuenstler").startsWith("j"),
                name,
                words));
    }

    private static Map<String, Competence> competences(ZipFile file, Size size) throws IOException, XMLStreamException {
        Map<String, String> sections = new HashMap<>();
        for (String level : List.of("ebene_1", "ebene_2", "ebene_3")) {
            // The deeper section comes later and stays.
            each(file, "komp_hierarchie.xml", level, entry -> {
                String key = entry.own("schluessel").replace(" ", "");
                size.add("", entry.all("idref"));
                entry.all("idref").forEach(id -> sections.put(id, key));
            });
        }
        Map<String, List<String>> words = new HashMap<>();
        each(file, "komp_suchworte.xml", "suchwort", entry -> {
            size.add("", entry.words());
            words.put(entry.first("id"), entry.words());
        });
        Map<String, Competence> competences = new LinkedHashMap<>();
        each(file, "kompetenzen.xml", "kompmerkmal", entry -> {
            String id = entry.first("id");
            String name = entry.first("bezeichnung");
            if (!id.isEmpty() && !name.isEmpty()) {
                size.add(name, entry.all("suchw"));
                competences.put(
                        id,
                        new Competence(
                                id,
                                sections.getOrDefault(id, ""),
                                entry.first("kuenstler").startsWith("j"),
                                name,
                                entry.all("suchw").stream()
                                        .flatMap(word -> words.getOrDefault(word, List.of(word)).stream())
                                        .toList()));
            }
        });
        return competences;
    }
}
