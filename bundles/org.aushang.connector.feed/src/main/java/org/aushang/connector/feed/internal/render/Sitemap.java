package org.aushang.connector.feed.internal.render;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDate;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.feed.internal.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Renders the sitemap of the postings' pages (sitemaps.org 0.9): one file up to 50,000 addresses, beyond that an index of files,
 * each of which begins after a publication.
 */
public final class Sitemap {

    private static final String NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private final Settings settings;
    private final ChannelView view;
    private final String base;
    private final int most;

    /** @param base what stands in front of our path where the settings name nothing */
    public Sitemap(Settings settings, ChannelView view, String base) {
        this(settings, view, base, 50_000);
    }

    Sitemap(Settings settings, ChannelView view, String base, int most) {
        this.settings = settings;
        this.view = view;
        this.base = base;
        this.most = most;
    }

    /** The whole, or the index of its parts. */
    public void write(Instant now, OutputStream out) throws IOException {
        if (view.revision(settings.channel()).size() <= most) {
            part(null, now, out);
        } else {
            index(now, out);
        }
    }

    /** @param after the part begins behind this one; null: with the first */
    public void part(@Nullable PublicationId after, Instant now, OutputStream out) throws IOException {
        document("urlset", out, xml -> {
            int[] count = {0};
            entries(now).forEach(after, entry -> {
                address(xml, "url", "jobs/" + entry.publication(), entry.since());
                return ++count[0] < most;
            });
        });
    }

    private void index(Instant now, OutputStream out) throws IOException {
        document("sitemapindex", out, xml -> {
            Instant since = view.revision(settings.channel()).since();
            int[] count = {0};
            String[] before = {""};
            entries(now).forEach(null, entry -> {
                if (count[0]++ % most == 0) {
                    address(xml, "sitemap", "sitemap-" + before[0] + ".xml", since);
                }
                before[0] = entry.publication().value();
                return true;
            });
        });
    }

    private Entries entries(Instant now) {
        return new Entries(view, settings.channel(), LocalDate.ofInstant(now, settings.zone()));
    }

    private interface Content {

        void into(XMLStreamWriter xml) throws IOException;
    }

    private static void document(String root, OutputStream out, Content content) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement(root);
            xml.writeDefaultNamespace(NAMESPACE);
            content.into(xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IOException("the sitemap could not be written", e);
        }
    }

    private void address(XMLStreamWriter xml, String element, String file, Instant since) throws IOException {
        try {
            xml.writeStartElement(element);
            xml.writeStartElement("loc");
            xml.writeCharacters(settings.address(base, file));
            xml.writeEndElement();
            xml.writeStartElement("lastmod");
            xml.writeCharacters(since.toString());
            xml.writeEndElement();
            xml.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IOException("the sitemap could not be written", e);
        }
    }
}
