package org.aushang.hrbaxml;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.stream.XMLStreamException;
import org.aushang.hrbaxml.internal.Entries;
import org.aushang.hrbaxml.internal.ReadLimits;

/**
 * Reader of the cells of a spreadsheet ({@code .xlsx}) of the BA, such as those in {@code Statistiken/} (docs/hr-ba-xml.md#transport), wherever it
 * stands: their columns are not documented. Without DTDs and external entities, and at most {@value #LARGEST} bytes unpacked.
 */
public final class SpreadsheetReader {

    /** Bytes that a file may unpack to. */
    public static final long LARGEST = ReadLimits.SPREADSHEET;

    private SpreadsheetReader() {}

    /**
     * Every text in any cell of any sheet, without blanks at its ends; no numbers and dates.
     *
     * @throws UnreadableFileException if it is no such file, or too large
     */
    public static Set<String> texts(byte[] xlsx) throws UnreadableFileException {
        Set<String> texts = new HashSet<>();
        try {
            // By its table of contents, as Excel does: what is written as a stream has no sizes before its parts.
            Path file = Files.createTempFile("aushang", ".xlsx");
            try {
                Files.write(file, xlsx);
                read(file, texts);
            } finally {
                Files.delete(file);
            }
        } catch (IOException | IllegalArgumentException | XMLStreamException e) {
            throw new UnreadableFileException(String.valueOf(e.getMessage()).replaceAll("\\s+", " "), e);
        }
        return texts;
    }

    private static void read(Path file, Set<String> texts)
            throws IOException, XMLStreamException, UnreadableFileException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("xl/workbook.xml") == null) {
                throw new UnreadableFileException("no workbook in it", null);
            }
            AtomicLong left = new AtomicLong(LARGEST);
            for (ZipEntry part : Collections.list(zip.entries())) {
                // A text in the cell itself is an "is"; "t" is also what a cell's kind is called.
                String element = part.getName().equals("xl/sharedStrings.xml") ? "si" : "is";
                if (element.equals("si") || part.getName().matches("xl/worksheets/[^/]+\\.xml")) {
                    try (InputStream in = new Bounded(zip.getInputStream(part), left)) {
                        Entries.each(in, element, text -> add(String.join("", text.all("t")), texts));
                    }
                }
            }
        }
    }

    /** What is too long is no reference of anybody's. */
    private static void add(String text, Set<String> texts) {
        if (text.length() <= ReadLimits.CELL) {
            texts.add(text);
        }
        if (texts.size() > ReadLimits.CELLS) {
            throw new IllegalArgumentException("more than " + ReadLimits.CELLS + " different texts");
        }
    }

    /** Ends what was packed to grow. */
    private static final class Bounded extends FilterInputStream {

        private final AtomicLong left;

        private Bounded(InputStream in, AtomicLong left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = in.read(into, offset, length);
            if (left.addAndGet(-Math.max(0, read)) < 0) {
                throw new IOException("unpacks to more than " + LARGEST + " bytes");
            }
            return read;
        }
    }
}
