package org.aushang.connector.jobroom.internal.occupation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads SECO's list of occupations, an Excel file that an admin downloads: sheet "AVAM-Berufe komplett NEU", where column D has the
 * codes that the interface takes (column A has older ones) and other columns the names in three languages. Without DTDs and external
 * entities.
 */
final class OccupationList {

    private static final String SHEET = "AVAM-Berufe komplett NEU";

    private static final String CODES = "D";

    /** The list has 4,000 entries; more than this is another file. */
    private static final int MOST = 100_000;

    private OccupationList() {}

    /**
     * Names by code, in the list's order.
     *
     * @throws IOException if it cannot be read, or is no such list
     */
    static Map<String, List<String>> read(Path file) throws IOException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            List<String> texts = texts(zip);
            Map<String, List<String>> names = new LinkedHashMap<>();
            rows(zip, sheet(zip), texts, row -> {
                String code = row.getOrDefault(CODES, "").strip();
                if (code.matches("\\d{1,16}") && names.size() < MOST) {
                    names.put(
                            code,
                            row.entrySet().stream()
                                    .filter(cell -> !cell.getKey().equals(CODES))
                                    .map(cell -> cell.getValue().strip())
                                    .filter(text -> !text.isEmpty() && !text.matches("[\\d.,-]+"))
                                    .distinct()
                                    .toList());
                }
            });
            if (names.isEmpty()) {
                throw new IOException("no codes in column " + CODES + " of the sheet " + SHEET);
            }
            return names;
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    /** The part of the sheet of that name; where no sheet has it, the first. */
    private static String sheet(ZipFile zip) throws IOException, XMLStreamException {
        List<String> sheets = new ArrayList<>();
        each(zip, "xl/workbook.xml", "sheet", xml -> sheets.add(xml.getAttributeValue(null, "name")));
        int index = Math.max(0, sheets.indexOf(SHEET));
        return "xl/worksheets/sheet" + (index + 1) + ".xml";
    }

    private static List<String> texts(ZipFile zip) throws IOException, XMLStreamException {
        List<String> texts = new ArrayList<>();
        if (zip.getEntry("xl/sharedStrings.xml") != null) {
            each(zip, "xl/sharedStrings.xml", "si", xml -> texts.add(text(xml, "si")));
        }
        return texts;
    }

    private static void rows(ZipFile zip, String part, List<String> texts, Rows rows)
            throws IOException, XMLStreamException {
        each(zip, part, "row", xml -> {
            Map<String, String> row = new LinkedHashMap<>();
            while (xml.next() != XMLStreamConstants.END_ELEMENT
                    || !xml.getLocalName().equals("row")) {
                if (xml.isStartElement() && xml.getLocalName().equals("c")) {
                    String column =
                            String.valueOf(xml.getAttributeValue(null, "r")).replaceAll("\\d", "");
                    boolean shared = "s".equals(xml.getAttributeValue(null, "t"));
                    String value = text(xml, "c");
                    row.put(column, shared ? shared(texts, value) : value);
                }
            }
            rows.row(row);
        });
    }

    private static String shared(List<String> texts, String index) {
        return index.matches("\\d{1,7}") && Integer.parseInt(index) < texts.size()
                ? texts.get(Integer.parseInt(index))
                : "";
    }

    /** All text up to the end of an element. */
    private static String text(XMLStreamReader xml, String element) throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (xml.next() != XMLStreamConstants.END_ELEMENT
                || !xml.getLocalName().equals(element)) {
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private interface Rows {
        void row(Map<String, String> cells);
    }

    private interface Element {
        void at(XMLStreamReader xml) throws XMLStreamException;
    }

    private static void each(ZipFile zip, String part, String element, Element action)
            throws IOException, XMLStreamException {
        ZipEntry entry = zip.getEntry(part);
        if (entry == null) {
            throw new IOException("no " + part + " in it");
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        try (InputStream in = zip.getInputStream(entry)) {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT
                        && xml.getLocalName().equals(element)) {
                    action.at(xml);
                }
            }
        }
    }
}
