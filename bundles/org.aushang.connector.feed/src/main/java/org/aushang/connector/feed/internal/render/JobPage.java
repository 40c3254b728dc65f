package org.aushang.connector.feed.internal.render;

import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.feed.internal.check.Requirements;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Renders one posting as an HTML page: JSON-LD for machines, and the same in plain HTML for people, as search engines demand. Pure. */
public final class JobPage {

    private final String address;
    private final JsonLd jsonLd;

    public JobPage(String address, ZoneId zone) {
        this.address = address;
        this.jsonLd = new JsonLd(zone);
    }

    /** @param since when it came online */
    public String html(PublicationId id, JobPosting posting, Instant since) {
        Document page = Document.createShell("");
        page.outputSettings().prettyPrint(false);
        page.head().appendElement("meta").attr("charset", "utf-8");
        page.title(posting.title());
        page.head().appendElement("link").attr("rel", "canonical").attr("href", address);
        page.head()
                .appendElement("script")
                .attr("type", "application/ld+json")
                .appendChild(new DataNode(jsonLd.of(id, posting, address, since)));
        Element body = page.body();
        body.appendElement("h1").text(posting.title());
        body.appendElement("p").text(posting.hiringOrganization().name());
        body.appendElement("p")
                .text(posting.jobLocations().stream().map(JobPage::place).collect(Collectors.joining(" · ")));
        body.appendChild(Markup.of(posting.description()));
        posting.url().filter(url -> Requirements.isWeb(url.getScheme())).ifPresent(url -> body.appendElement("p")
                .appendElement("a")
                .attr("href", url.toString())
                .text(url.toString()));
        return "<!DOCTYPE html>" + page.outerHtml();
    }

    /** The JSON-LD alone. */
    public String json(PublicationId id, JobPosting posting, Instant since) {
        return jsonLd.of(id, posting, address, since);
    }

    private static String place(PostalAddress address) {
        return (address.postalCode() + " " + address.addressLocality()).strip();
    }
}
