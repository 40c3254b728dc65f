package org.aushang.console.internal;

import freemarker.core.HTMLOutputFormat;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateExceptionHandler;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;

/** Renders the status of channels and publications; every value is escaped by the template engine. */
final class StatusPage {

    private static final Messages MESSAGES = Messages.load(StatusPage.class, "console");
    private static final List<String> WORDS = List.of(
            "title", "channel", "board", "state", "job", "place", "since", "from", "until", "reason", "next", "details",
            "none", "look");

    private final Configuration templates;

    StatusPage() {
        templates = new Configuration(Configuration.VERSION_2_3_34);
        templates.setClassLoaderForTemplateLoading(
                StatusPage.class.getClassLoader(),
                "/" + StatusPage.class.getPackageName().replace('.', '/'));
        templates.setDefaultEncoding(StandardCharsets.UTF_8.name());
        templates.setOutputFormat(HTMLOutputFormat.INSTANCE);
        templates.setTemplateExceptionHandler(TemplateExceptionHandler.RETHROW_HANDLER);
        templates.setLogTemplateExceptions(false);
    }

    String render(ChannelService channels, PublicationService publications, Locale locale) {
        return render(
                "status.ftlh",
                Map.of(
                        "words", words(locale),
                        "channels",
                                channels.channels().stream()
                                        .map(channel -> channel(channel, all(channel.channel(), publications), locale))
                                        .toList()));
    }

    private static List<PublicationStatus> all(ChannelId channel, PublicationService publications) {
        PublicationQuery query = PublicationQuery.of(channel).toBuilder()
                .limit(PublicationQuery.MAX_LIMIT)
                .build();
        return publications.findAll(query).toList();
    }

    String unavailable(Finding finding, Locale locale) {
        return render("unavailable.ftlh", Map.of("words", words(locale), "finding", finding(finding, locale)));
    }

    private String render(String template, Map<String, Object> model) {
        StringWriter out = new StringWriter();
        try {
            templates.getTemplate(template).process(model, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (TemplateException e) {
            throw new IllegalStateException("the template does not fit its model", e);
        }
        return out.toString();
    }

    private static Map<String, String> words(Locale locale) {
        return WORDS.stream().collect(Collectors.toMap(word -> word, word -> MESSAGES.text(word)
                .in(locale)));
    }

    private static Map<String, Object> channel(ChannelStatus channel, List<PublicationStatus> jobs, Locale locale) {
        return Map.of(
                "id", channel.channel().value(),
                "board", channel.board(),
                "addresses",
                        channel.addresses().stream()
                                .map(address ->
                                        Map.of("purpose", address.purpose().in(locale), "url", address.url()))
                                .toList(),
                "diagnostics", channel.diagnostics(),
                "sentence", channel.sentence().in(locale),
                "findings", findings(channel.findings(), locale),
                "jobs", jobs.stream().map(job -> job(job, locale)).toList());
    }

    private static Map<String, Object> job(PublicationStatus job, Locale locale) {
        return Map.of(
                "title", job.title(),
                "place", job.place(),
                "state", job.state().name(),
                "sentence", job.sentence().in(locale),
                "since", time(job.since(), locale),
                "from", job.shownFrom().map(from -> time(from, locale)).orElse(""),
                "until", job.shownUntil().map(until -> time(until, locale)).orElse(""),
                "look", job.nextAttemptAt().map(look -> time(look, locale)).orElse(""),
                "findings", findings(job.findings(), locale));
    }

    private static List<Map<String, Object>> findings(List<Finding> findings, Locale locale) {
        return findings.stream().map(finding -> finding(finding, locale)).toList();
    }

    private static Map<String, Object> finding(Finding finding, Locale locale) {
        return Map.of(
                "message", finding.message().in(locale),
                "next", finding.nextStep().in(locale),
                "code", finding.code(),
                "raw", finding.raw());
    }

    private static String time(Instant instant, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT, FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(ZoneId.systemDefault())
                .format(instant);
    }
}
