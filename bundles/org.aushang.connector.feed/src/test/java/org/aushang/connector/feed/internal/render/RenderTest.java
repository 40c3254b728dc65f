package org.aushang.connector.feed.internal.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.EmploymentType;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Organization;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Salary;
import org.aushang.api.model.SubmissionId;
import org.aushang.connector.feed.internal.settings.Settings;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.tck.MemoryView;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

@Tag("slow")
class RenderTest {

    private static final Instant NOW = Instant.parse("2026-11-22T08:30:00Z");
    private static final PublicationId ID = new PublicationId("A1");
    private static final Settings SETTINGS = new Settings(
            new ChannelId("main"), true, "Krug & Söhne", "https://jobs.example", ZoneId.of("Europe/Berlin"), List.of());

    private static JobPosting.Builder posting() {
        return JobPosting.builder("job-1")
                .title("Köchin <b>gesucht</b> & gefunden")
                .description("Sie kochen.\n\n- Suppe\n- </script><script>alert(1)</script>\n\nAb sofort.")
                .hiringOrganization(
                        Organization.builder("Krug").url("https://krug.example").build())
                .jobLocations(List.of(PostalAddress.builder()
                        .streetAddress("Am Kai 1")
                        .postalCode("24103")
                        .addressLocality("Kiel")
                        .addressRegion("Schleswig-Holstein")
                        .addressCountry("DE")
                        .build()))
                .employmentTypes(EnumSet.of(EmploymentType.FULL_TIME))
                .baseSalary(Salary.of(new BigDecimal("15.50"), new BigDecimal("18"), "EUR", Salary.Unit.HOUR))
                .datePosted(LocalDate.parse("2026-11-20"))
                .validThrough(LocalDate.parse("2026-12-31"))
                .extension("arbeitsagentur:titleCode", "15260");
    }

    private static MemoryView online(List<JobPosting> postings) {
        MemoryView view = new MemoryView();
        for (JobPosting posting : postings) {
            PublicationId id = new PublicationId(posting.identifier().replaceAll("[^A-Za-z0-9]", ""));
            Submission one = Submission.of(new SubmissionId("s"), List.of(Order.publish(id, posting, false)));
            view.follow(
                    one,
                    List.of(Verdict.builder(one.id(), id, Verdict.Decision.ACCEPTED)
                            .evidence("feed")
                            .build()),
                    NOW);
        }
        return view;
    }

    private static Document xml(ByteArrayOutputStream out) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(out.toByteArray()));
    }

    private static String text(Document xml, String element) {
        return xml.getElementsByTagName(element).item(0).getTextContent();
    }

    @Test
    void a_page_is_read_back_by_who_reads_career_sites() {
        JobPosting tame = posting()
                .title("Köchin & Koch")
                .description("Sie kochen.\n\n- Suppe\n- Brot\n\nAb sofort.")
                .build();
        String html = new JobPage("https://jobs.example/1", SETTINGS.zone()).html(ID, tame, NOW);

        JobPosting read = new JobPostingReader().read(html).postings().get(0);

        assertThat(read.title()).isEqualTo(tame.title());
        assertThat(read.description()).isEqualTo(tame.description());
        assertThat(read.jobLocations()).isEqualTo(tame.jobLocations());
        assertThat(read.employmentTypes()).isEqualTo(tame.employmentTypes());
        assertThat(read.baseSalary().orElseThrow().maximum()).isEqualByComparingTo("18");
        assertThat(read.validThrough()).isEqualTo(tame.validThrough());
        assertThat(read.extensions()).isEmpty();
    }

    @Test
    void nothing_of_a_posting_becomes_markup() {
        org.jsoup.nodes.Document page = Jsoup.parse(new JobPage("https://jobs.example/1", SETTINGS.zone())
                .html(ID, posting().build(), NOW));

        assertThat(page.select("script")).hasSize(1);
        assertThat(page.select("h1").text()).isEqualTo("Köchin <b>gesucht</b> & gefunden");
        assertThat(page.select("li").eachText()).containsExactly("Suppe", "</script><script>alert(1)</script>");
    }

    @Test
    void a_posting_without_a_date_was_posted_when_it_came_online() {
        String json = new JobPage("x", SETTINGS.zone())
                .json(ID, posting().datePosted(null).build(), Instant.parse("2026-11-22T23:30:00Z"));

        assertThat(json).contains("\"datePosted\":\"2026-11-23\"");
    }

    @Test
    void the_feed_has_the_layout_that_aggregators_read() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new FeedXml(SETTINGS, online(List.of(posting().build())), "").write(NOW, out);

        Document xml = xml(out);
        assertThat(xml.getDocumentElement().getTagName()).isEqualTo("source");
        assertThat(text(xml, "publisher")).isEqualTo("Krug & Söhne");
        assertThat(text(xml, "title")).isEqualTo("Köchin <b>gesucht</b> & gefunden");
        assertThat(text(xml, "date")).isEqualTo("Thu, 19 Nov 2026 23:00:00 GMT");
        assertThat(text(xml, "url")).isEqualTo("https://jobs.example/aushang/feed/main/jobs/job1");
        assertThat(text(xml, "city")).isEqualTo("Kiel");
        assertThat(text(xml, "salary")).isEqualTo("15.50 - 18 EUR per hour");
        assertThat(text(xml, "jobtype")).isEqualTo("fulltime");
        assertThat(text(xml, "description")).contains("<li>Suppe</li>", "&lt;/script&gt;");
        assertThat(text(xml, "expirationdate")).isEqualTo("2026-12-31");
    }

    @Test
    void the_hosts_own_page_is_linked_where_a_browser_can_open_it() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        new FeedXml(
                        SETTINGS,
                        online(List.of(posting()
                                .url(URI.create("https://krug.example/j/1"))
                                .build())),
                        "")
                .write(NOW, out);

        assertThat(text(xml(out), "url")).isEqualTo("https://krug.example/j/1");
    }

    @Test
    void what_is_over_is_left_out() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JobPosting over = posting().validThrough(LocalDate.parse("2026-11-21")).build();

        new FeedXml(SETTINGS, online(List.of(over)), "").write(NOW, out);

        assertThat(xml(out).getElementsByTagName("job").getLength()).isZero();
    }

    @Test
    void a_large_sitemap_is_an_index_whose_parts_have_every_page_once() throws Exception {
        MemoryView view = online(IntStream.range(100, 125)
                .mapToObj(i -> JobPosting.builder("J" + i).title("T").build())
                .toList());
        Sitemap sitemap = new Sitemap(SETTINGS, view, "", 10);
        ByteArrayOutputStream index = new ByteArrayOutputStream();
        sitemap.write(NOW, index);
        NodeList parts = xml(index).getElementsByTagName("loc");

        Set<String> pages = new HashSet<>();
        for (int i = 0; i < parts.getLength(); i++) {
            String after = parts.item(i).getTextContent().replaceAll(".*sitemap-(.*)\\.xml", "$1");
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            sitemap.part(after.isEmpty() ? null : new PublicationId(after), NOW, part);
            NodeList locations = xml(part).getElementsByTagName("loc");
            assertThat(locations.getLength()).isLessThanOrEqualTo(10);
            for (int j = 0; j < locations.getLength(); j++) {
                assertThat(pages.add(locations.item(j).getTextContent())).isTrue();
            }
        }
        assertThat(parts.getLength()).isEqualTo(3);
        assertThat(pages).hasSize(25).contains("https://jobs.example/aushang/feed/main/jobs/J100");
    }

    @Property(tries = 300)
    void whatever_a_posting_says_the_feed_is_well_formed(@ForAll String text) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JobPosting posting = posting().title(text).description(text).build();

        new FeedXml(SETTINGS, online(List.of(posting)), "").write(NOW, out);

        assertThat(xml(out).getElementsByTagName("job").getLength()).isEqualTo(1);
        assertThat(Jsoup.parse(new JobPage("x", SETTINGS.zone()).html(ID, posting, NOW))
                        .select("script"))
                .hasSize(1);
    }

    /** As a whole process, because only that shows how much memory it takes. */
    @Test
    void two_hundred_thousand_postings_need_no_more_memory_than_a_few() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LargeFeed.class.getName(),
                        "200000")
                .redirectErrorStream(true)
                .start();

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(said).isZero();
        assertThat(said).contains("200000 jobs", "4 sitemaps");
    }
}
