package org.aushang.connector.arbeitsagentur.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.hrbaxml.UnreadableFileException;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.CatalogueReader;

/** A zip like the BA's, with a few of the entries that docs/hr-ba-xml.md#occupations, docs/hr-ba-xml.md#competences name. */
public final class SmallCatalogue {

    private final List<String> occupations = new ArrayList<>();

    private SmallCatalogue() {}

    public static SmallCatalogue standard() {
        return new SmallCatalogue()
                .activity("15260", "Softwareentwickler/in", "1910", 3, "Programmierer/in", "Software Engineer")
                .activity("13659", "Fachinformatiker/in - Anwendungsentwicklung", "1910", 2, "FIAE")
                .training("7856", "Fachinformatiker/in - Anwendungsentwicklung", "1120")
                .activity("7817", "Fachinformatiker/in - Systemintegration", "1910", 2, "FISI")
                .training("7847", "Fachinformatiker/in - Systemintegration", "1120")
                .activity("29056", "Industriemechaniker/in", "1910", 2)
                .training("29055", "Industriemechaniker/in", "1110")
                .activity("123265", "Kaufmann/-frau - Büromanagement", "1910", 2, "Bürokaufmann")
                .training("123266", "Kaufmann/-frau - Büromanagement", "1120")
                .activity("6627", "Verkäufer/in", "1910", 2)
                .training("6628", "Verkäufer/in", "1120")
                .activity("2862", "Mechatroniker/in", "1910", 2)
                .training("2868", "Mechatroniker/in", "1110")
                .activity("132172", "Pflegefachmann/-frau", "1910", 2, "Pflegefachkraft", "Krankenschwester")
                .training("132173", "Pflegefachmann/-frau", "1210")
                .activity("8819", "Gesundheits- und Krankenpfleger/in", "1910", 2)
                .activity("8801", "Medizinische/r Fachangestellte/r", "1910", 2, "Arzthelfer/in")
                .activity("8805", "Angestellte/r", "4910", 2)
                .activity("50939", "Helfer/in - Lagerwirtschaft, Transport", "7910", 1, "Lagerhelfer/in")
                .activity("8802", "Helfer/in - Küche", "7910", 1, "Küchenhilfe")
                .activity("15487", "IT-Leiter/in", "3910", 4)
                .activity("58709", "Arzt/Ärztin", "3910", 4)
                .activity("8803", "Koch/Köchin", "1910", 2)
                .activity("8804", "Busfahrer/in", "4910", 2, "Omnibusfahrer/in");
    }

    public SmallCatalogue activity(String id, String name, String group, int level, String... words) {
        return entry(id, name, "t", group, level, "E", words);
    }

    public SmallCatalogue training(String id, String name, String group) {
        return entry(id, name, "a", group, 2, "E");
    }

    public SmallCatalogue without(String id) {
        occupations.removeIf(entry -> entry.contains("id=\"" + id + "\""));
        return this;
    }

    /** The BA's state other than E: offers may not use it. */
    public SmallCatalogue inactive(String id, String name) {
        return entry(id, name, "t", "1910", 2, "A");
    }

    private SmallCatalogue entry(
            String id, String name, String type, String group, int level, String state, String... words) {
        StringBuilder xml =
                new StringBuilder("<beruf id=\"%s\" bkz=\"B 43414-100\"><typ>%s</typ><lbkgruppe>%s</lbkgruppe>"
                        .formatted(id, type, group));
        xml.append("<qualifikationsNiveaus><qualifikationsNiveau niveau=\"%d\"/></qualifikationsNiveaus>"
                .formatted(level));
        xml.append(
                "<hochschulberuf>nein</hochschulberuf><ebene>-</ebene><zustand>%s</zustand><kuenstler>nein</kuenstler>"
                        .formatted(state));
        xml.append("<bezeichnung><bezeichnung_nl>%s</bezeichnung_nl><bezeichnung_nk>%s</bezeichnung_nk></bezeichnung>"
                .formatted(name, name));
        for (String word : words) {
            xml.append("<suchwort>").append(word).append("</suchwort>");
        }
        occupations.add(xml.append("</beruf>").toString());
        return this;
    }

    public Path write(Path zip) {
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out)) {
            put(entries, "vam_beruf_kurz.xml", "<berufeliste>" + String.join("\n", occupations) + "</berufeliste>");
            put(
                    entries,
                    "kompetenzen.xml",
                    "<kompetenzen>" + competence("65488", "Deutsch") + competence("65494", "Englisch")
                            + competence("63778", "Java (Programmiersprache)") + competence("66208", "Führerschein B")
                            + competence("66301", "Schweißerprüfung") + "</kompetenzen>");
            put(
                    entries,
                    "komp_hierarchie.xml",
                    "<hierarchie>" + section("K 07", "63778") + section("K 11", "65488", "65494")
                            + section("K 1400", "66208") + section("K 1402", "66301") + "</hierarchie>");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    private static String competence(String id, String name) {
        return "<kompmerkmal id=\"%s\"><bezeichnung>%s</bezeichnung></kompmerkmal>".formatted(id, name);
    }

    private static String section(String key, String... ids) {
        StringBuilder leaves = new StringBuilder();
        for (String id : ids) {
            leaves.append("<kompetenz idref=\"%s\"/>".formatted(id));
        }
        return "<ebene_1 id=\"1\" schluessel=\"%s\"><bezeichnung>x</bezeichnung>%s</ebene_1>".formatted(key, leaves);
    }

    private static void put(ZipOutputStream zip, String name, String content) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + content).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    public Catalogue read() {
        try {
            Path zip = Files.createTempFile("catalogue", ".zip");
            try {
                return new CatalogueReader().read(write(zip));
            } finally {
                Files.delete(zip);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnreadableFileException e) {
            throw new IllegalStateException(e);
        }
    }
}
