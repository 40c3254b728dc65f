package org.aushang.simulator.arbeitsagentur.internal.validation;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.aushang.simulator.arbeitsagentur.internal.pki.Partner;
import org.aushang.simulator.arbeitsagentur.internal.store.Offer;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates one upload in the order of docs/hr-ba-xml.md#order-of-checks: empty, schema, contract, ids, fields, word list. What one record says
 * never hinders another; a file that breaks the schema is refused whole.
 */
public final class UploadValidator {

    private static final String STRUCTURE = "Die Datei entspricht nicht dem Schema: ";
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final Clock clock;
    private final Schema schema;
    private final Contract contract = new Contract();
    private final FieldRules fields = new FieldRules();

    /** @param later whether elements are taken that came after the format of 2018 (P82) */
    public UploadValidator(Clock clock, boolean later) {
        this.clock = clock;
        this.schema = schema(later ? "hrbaxml.xsd" : "hrbaxml-p82.xsd");
    }

    /**
     * What became of an upload.
     *
     * @param messages the objections, in document order
     * @param changes the postings that are different now, by reference number
     */
    public record ValidationResult(List<Message> messages, Map<String, Offer> changes) {}

    private static Schema schema(String name) {
        try (InputStream in = UploadValidator.class.getResourceAsStream(name)) {
            SchemaFactory factory = SchemaFactory.newDefaultInstance();
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            return factory.newSchema(new StreamSource(in));
        } catch (SAXException | IOException e) {
            throw new IllegalStateException("the schema cannot be read", e);
        }
    }

    /** A file that breaks the schema is refused whole. */
    public ValidationResult validate(Partner partner, byte[] upload, Function<String, Optional<Offer>> known) {
        return validate(partner, upload, known, false);
    }

    /**
     * @param known what the gateway has under a reference number
     * @param salvage whether of a file that breaks the schema the records that do not are taken all the same
     */
    public ValidationResult validate(
            Partner partner, byte[] upload, Function<String, Optional<Offer>> known, boolean salvage) {
        if (new String(upload, java.nio.charset.StandardCharsets.ISO_8859_1).isBlank()) {
            return whole("JCValid_090", "Die Datei ist leer.");
        }
        Document document;
        List<Message> messages = new ArrayList<>();
        try {
            document = parse(upload);
            Optional<String> fault = fault(document);
            if (fault.isPresent()) {
                messages.addAll(whole("XML_Structure", STRUCTURE + fault.get()).messages());
                if (!salvage || !strip(document)) {
                    return new ValidationResult(messages, Map.of());
                }
            }
        } catch (SAXException e) {
            return whole("XML_Structure", STRUCTURE + e.getMessage());
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory can be read", e);
        }
        Posting file = new Posting(document.getDocumentElement());
        Map<String, Offer> changes = new LinkedHashMap<>();
        Function<String, Optional<Offer>> now =
                reference -> Optional.ofNullable(changes.get(reference)).or(() -> known.apply(reference));
        LocalDate today = LocalDate.now(clock.withZone(BERLIN));
        for (Element record : file.all("Data/JobPositionPosting")) {
            validate(partner, new Posting(record), now, today, messages, changes);
        }
        for (Element entry : file.all("Data/DeleteEntry")) {
            delete(new Posting(entry).text("EntryId"), now, messages, changes);
        }
        return new ValidationResult(messages, changes);
    }

    private Optional<String> fault(Document document) throws IOException {
        try {
            schema.newValidator().validate(new DOMSource(document));
            return Optional.empty();
        } catch (SAXException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Takes out the records that break the schema; false if it is not the records. */
    private boolean strip(Document document) throws IOException {
        List<Element> records = new Posting(document.getDocumentElement()).all("Data/JobPositionPosting");
        Node data = records.isEmpty() ? null : records.get(0).getParentNode();
        if (data == null) {
            return false;
        }
        records.forEach(data::removeChild);
        if (fault(document).isPresent()) {
            return false;
        }
        List<Element> sound = new ArrayList<>();
        for (Element record : records) {
            data.insertBefore(record, data.getFirstChild());
            if (fault(document).isEmpty()) {
                sound.add(record);
            }
            data.removeChild(record);
        }
        Node first = data.getFirstChild();
        sound.forEach(record -> data.insertBefore(record, first));
        return true;
    }

    private static ValidationResult whole(String rule, String text) {
        return new ValidationResult(List.of(new Message(rule, "", text)), Map.of());
    }

    private void validate(
            Partner partner,
            Posting posting,
            Function<String, Optional<Offer>> known,
            LocalDate today,
            List<Message> messages,
            Map<String, Offer> changes) {
        String reference = posting.reference();
        String action = posting.text("PostDetail/Action");
        Optional<Offer> offer = known.apply(reference);
        List<Message> objections = contract.objections(partner, posting);
        objections.addAll(Ids.objections(partner, posting, offer));
        if (action.equals("3")) {
            if (objections.isEmpty()) {
                delete(reference, known, messages, changes);
            }
            messages.addAll(objections);
            return;
        }
        objections.addAll(fields.objections(partner, posting, today));
        messages.addAll(objections);
        if (objections.isEmpty()) {
            String title = posting.text("JobPositionInformation/JobPositionTitleDescription")
                    .replaceAll("\\s+", " ");
            Offer fresh = Offer.inserted(
                            offer.map(Offer::inserts).orElse(0) + 1,
                            offer.map(Offer::changes).orElse(0),
                            posting.text("HiringOrg/HiringOrgId"),
                            title)
                    .ofKind(posting.text("JobPositionInformation/JobOfferType"));
            Offer taken = action.equals("2") ? offer.orElse(fresh).changed(title) : fresh;
            changes.put(reference, taken.until(lastDay(posting)));
        }
    }

    /** Valid here, because the rules about it were applied. */
    private static @Nullable LocalDate lastDay(Posting posting) {
        String day = posting.text("PostDetail/EndDate");
        return day.length() < 10 ? null : LocalDate.parse(day.substring(0, 10));
    }

    private static void delete(
            String reference,
            Function<String, Optional<Offer>> known,
            List<Message> messages,
            Map<String, Offer> changes) {
        Optional<Offer> offer = known.apply(reference).filter(Offer::isThere);
        if (offer.isPresent() && offer.get().state() == Offer.State.ACCOUNT_DEACTIVATED) {
            messages.add(Ids.deactivatedAccount(reference));
        } else if (offer.isPresent()) {
            changes.put(reference, offer.get().deleted());
        } else {
            messages.add(new Message(
                    "DataStore_130", reference, "Das Stellenangebot " + reference + " (EntryId) ist nicht vorhanden."));
        }
    }

    private static Document parse(byte[] upload) throws SAXException, IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new ByteArrayInputStream(upload));
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("the JDK's parser reads without DTDs", e);
        }
    }

    /** Every error ends it, and none is printed. */
    private static final class Strict implements ErrorHandler {

        @Override
        public void warning(@Nullable SAXParseException e) {
            // A warning does not make a file unreadable.
        }

        @Override
        public void error(SAXParseException e) throws SAXException {
            throw e;
        }

        @Override
        public void fatalError(SAXParseException e) throws SAXException {
            throw e;
        }
    }
}
