package org.aushang.connector.feed.internal.render;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.Salary;
import org.aushang.connector.feed.internal.check.Requirements;
import org.aushang.connector.feed.internal.settings.Settings;

/**
 * The feed in the layout that Indeed defined and most aggregators read: {@code source} with one {@code job} for each
 * posting. Its memory does not grow with the number of postings.
 */
public final class FeedXml {

    private static final DateTimeFormatter RFC_1123 =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC).withLocale(Locale.ENGLISH);

    private final Settings settings;
    private final ChannelView view;
    private final String base;

    /** @param base what stands in front of our path where the settings name nothing */
    public FeedXml(Settings settings, ChannelView view, String base) {
        this.settings = settings;
        this.view = view;
        this.base = base;
    }

    public void write(Instant now, OutputStream out) throws IOException {
        LocalDate today = LocalDate.ofInstant(now, settings.zone());
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("source");
            element(xml, "publisher", settings.publisher());
            element(xml, "publisherurl", settings.address(base, ""));
            element(
                    xml,
                    "lastBuildDate",
                    RFC_1123.format(view.revision(settings.channel()).since()));
            new Entries(view, settings.channel(), today).forEach(null, entry -> {
                job(xml, entry);
                return true;
            });
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the feed could not be written", e);
        }
    }

    private void job(XMLStreamWriter xml, ChannelView.Entry entry) throws IOException {
        JobPosting posting = entry.posting();
        String page = settings.address(base, "jobs/" + entry.publication());
        try {
            xml.writeStartElement("job");
            element(xml, "title", posting.title());
            element(xml, "date", RFC_1123.format(posted(posting).orElse(entry.since())));
            element(xml, "referencenumber", entry.publication().value());
            element(xml, "requisitionid", posting.identifier());
            element(
                    xml,
                    "url",
                    posting.url()
                            .filter(url -> Requirements.isWeb(url.getScheme()))
                            .map(Object::toString)
                            .orElse(page));
            element(xml, "company", posting.hiringOrganization().name());
            Optional<PostalAddress> place = posting.jobLocations().stream().findFirst();
            element(xml, "city", place.map(PostalAddress::addressLocality).orElse(""));
            element(xml, "state", place.map(PostalAddress::addressRegion).orElse(""));
            element(xml, "country", place.map(PostalAddress::addressCountry).orElse(""));
            element(xml, "postalcode", place.map(PostalAddress::postalCode).orElse(""));
            element(
                    xml,
                    "streetaddress",
                    place.map(PostalAddress::streetAddress).orElse(""));
            element(xml, "email", posting.applicationContact().email());
            element(xml, "description", Markup.of(posting.description()).html());
            element(xml, "salary", posting.baseSalary().map(FeedXml::salary).orElse(""));
            element(
                    xml,
                    "jobtype",
                    posting.employmentTypes().stream()
                            .map(type -> type.name().toLowerCase(Locale.ROOT).replace("_", ""))
                            .collect(Collectors.joining(", ")));
            element(
                    xml,
                    "expirationdate",
                    posting.validThrough().map(Object::toString).orElse(""));
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException("the feed could not be written", e);
        }
    }

    private Optional<Instant> posted(JobPosting posting) {
        return posting.datePosted()
                .filter(date -> date.getYear() >= 1900 && date.getYear() <= 9999)
                .map(date -> date.atStartOfDay(settings.zone()).toInstant());
    }

    private static String salary(Salary salary) {
        String from = salary.minimum().toPlainString();
        String to = salary.maximum().toPlainString();
        return (from.equals(to) ? from : from + " - " + to) + " " + salary.currency() + " per "
                + salary.unit().name().toLowerCase(Locale.ROOT);
    }

    /** Escaped text says the same as the CDATA of the layout's examples, and needs no care for what it holds. */
    private static void element(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(Characters.legal(text));
        xml.writeEndElement();
    }
}
