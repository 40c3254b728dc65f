package org.aushang.hrbaxml.internal;

/**
 * Limits for reading files from outside. Each is several times what was ever seen, and all of them together fit into a
 * heap of 64 MB, which a test holds them to; what is larger is refused as unreadable.
 */
public final class ReadLimits {

    /** Objections in one report; a file has at most some thousand records. */
    public static final int MESSAGES = 50_000;

    /** Characters of all objections in one report. */
    public static final int MESSAGE_TEXT = 8_000_000;

    /** Bytes that a spreadsheet unpacks to: some 200,000 rows. */
    public static final long SPREADSHEET = 200_000_000;

    /** Different texts in the cells of a spreadsheet. */
    public static final int CELLS = 200_000;

    /** Characters of a cell that is read; references are shorter. */
    public static final int CELL = 200;

    /** Characters of a catalogue's file: the largest that was seen has about 40 million. */
    public static final long CATALOGUE = 400_000_000;

    /** Occupations, and competences, of a catalogue; the BA has some 15,000 and 9,000. */
    public static final int ENTRIES = 60_000;

    /** Characters of all names and words of a catalogue. */
    public static final int CATALOGUE_TEXT = 8_000_000;

    /** Values of one entry of a catalogue. */
    public static final int VALUES = 20_000;

    /** Characters of one value, and of a text in a file of postings. */
    public static final int VALUE = 100_000;

    /** Characters of all values of one entry. */
    public static final int ENTRY = 1_000_000;

    private ReadLimits() {}
}
