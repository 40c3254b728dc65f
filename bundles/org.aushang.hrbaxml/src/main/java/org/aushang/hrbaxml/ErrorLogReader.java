package org.aushang.hrbaxml;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.aushang.hrbaxml.ErrorLog.Message;
import org.aushang.hrbaxml.internal.ReadLimits;
import org.aushang.hrbaxml.internal.SafeXml;

/**
 * Reads reports tolerantly, because only their inner path is witnessed (docs/hr-ba-xml.md#reports, docs/hr-ba-xml.md#reading-reports): any root, any namespace,
 * {@code ErrorMessage} at any depth; but without {@code ErrorInformation} and without a message it is no report. Without DTDs and external entities. Never throws. Safe for all threads.
 */
public final class ErrorLogReader {

    private static final int DEEPEST = 200;

    /** What every witnessed report has below its root, also when all is well (docs/hr-ba-xml.md#reports). */
    private static final String FRAME = "ErrorInformation";

    /** What the bytes of one report file say. */
    public ErrorLog read(byte[] file) {
        if (isBlank(file)) {
            return new ErrorLog.Blank();
        }
        try {
            return read(SafeXml.jdkReaders().createXMLStreamReader(new ByteArrayInputStream(file)));
        } catch (XMLStreamException e) {
            return new ErrorLog.Unreadable(String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
        } catch (RuntimeException e) {
            // The JDK's parser is known to throw these at broken encodings.
            return new ErrorLog.Unreadable("no XML: " + e.getClass().getSimpleName());
        }
    }

    private static boolean isBlank(byte[] file) {
        for (byte b : file) {
            boolean byteOrderMark = b == (byte) 0xEF || b == (byte) 0xBB || b == (byte) 0xBF;
            if (!Character.isWhitespace(b) && b != 0 && !byteOrderMark) {
                return false;
            }
        }
        return true;
    }

    private static ErrorLog read(XMLStreamReader xml) throws XMLStreamException {
        List<Message> messages = new ArrayList<>();
        int depth = 0;
        long length = 0;
        boolean doctype = false;
        boolean report = false;
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamReader.DTD -> doctype = true;
                case XMLStreamReader.START_ELEMENT -> {
                    String name = xml.getLocalName();
                    if (depth == 0 && name.toLowerCase(Locale.ROOT).equals("html")) {
                        return new ErrorLog.Unreadable("a web page, not a report");
                    }
                    report |= name.equals(FRAME);
                    if (name.equals("ErrorMessage")) {
                        Message message = message(xml);
                        length += message.code().length()
                                + message.referenceId().length()
                                + message.text().length();
                        messages.add(message);
                        if (messages.size() > ReadLimits.MESSAGES || length > ReadLimits.MESSAGE_TEXT) {
                            return new ErrorLog.Unreadable("more than " + ReadLimits.MESSAGES + " messages or "
                                    + ReadLimits.MESSAGE_TEXT + " characters in it");
                        }
                    } else if (++depth > DEEPEST) {
                        return new ErrorLog.Unreadable("nested deeper than " + DEEPEST);
                    }
                }
                case XMLStreamReader.END_ELEMENT -> depth--;
                default -> {
                    // Text between elements says nothing.
                }
            }
        }
        if (!report && messages.isEmpty()) {
            // Any other XML, such as the error page of a server before the BA's, is no evidence of anything.
            return new ErrorLog.Unreadable("no report: there is no " + FRAME + " in it");
        }
        return doctype ? new ErrorLog.Unreadable("has a document type") : new ErrorLog.Report(messages);
    }

    /** Unknown children are preserved as text: a later version may have more elements. */
    private static Message message(XMLStreamReader xml) throws XMLStreamException {
        String code = "";
        String reference = "";
        StringBuilder text = new StringBuilder();
        int depth = 1;
        String child = "";
        StringBuilder value = new StringBuilder();
        while (depth > 0) {
            switch (xml.next()) {
                case XMLStreamReader.START_ELEMENT -> {
                    depth++;
                    if (depth == 2) {
                        child = xml.getLocalName();
                        value.setLength(0);
                    }
                }
                case XMLStreamReader.CHARACTERS, XMLStreamReader.CDATA -> {
                    value.append(xml.getText());
                    if (value.length() > ReadLimits.ENTRY || text.length() > ReadLimits.ENTRY || depth > DEEPEST) {
                        throw new XMLStreamException("a message is too long or nested too deep");
                    }
                }
                case XMLStreamReader.END_ELEMENT -> {
                    depth--;
                    if (depth == 1) {
                        String said = value.toString().strip();
                        switch (child) {
                            case "ErrorCode" -> code = said;
                            case "ReferenceId" -> reference = said;
                            default -> text.append(text.isEmpty() || said.isEmpty() ? "" : "\n")
                                    .append(said);
                        }
                        value.setLength(0);
                    }
                }
                default -> {
                    // Comments say nothing.
                }
            }
        }
        return new Message(code, reference, text.toString());
    }
}
