package org.aushang.dispatch.internal.service;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.host.ArtifactRef;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.Finding;
import org.aushang.api.model.SubmissionId;
import org.aushang.dispatch.internal.model.Publication;
import org.osgi.framework.Bundle;
import org.osgi.framework.FrameworkUtil;

/**
 * Archive of everything about one job on one channel, as readable files. Knows no secret, so that none can get out, and
 * holds no other job: a file that was sent with others is named only, with what would be sent of this job beside.
 *
 * @param settings of the channel, without secrets
 * @param alone submissions in which this job was the only one
 */
record SupportBundle(
        Instant at,
        Publication publication,
        PublicationStatus status,
        Optional<ChannelDescriptor> channel,
        SortedMap<String, Object> settings,
        List<TimelineEntry> timeline,
        Set<SubmissionId> alone) {

    /** Of a log that is read for lines about this job; more would be a log, and not a bundle. */
    private static final int LOG_LINES = 2_000;

    void write(OutputStream out, Function<ArtifactRef, Optional<byte[]>> artifacts, Optional<String> preview)
            throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        file(zip, "status.txt", text(this::status));
        file(zip, "timeline.txt", text(this::timeline));
        file(zip, "platform.txt", text(SupportBundle::platform));
        file(
                zip,
                "settings.txt",
                text(text -> settings.forEach((name, value) ->
                        line(text, name, value instanceof Object[] several ? Arrays.toString(several) : value))));
        file(zip, "log.txt", text(this::log));
        if (preview.isPresent()) {
            file(zip, "preview.txt", preview.get().getBytes(StandardCharsets.UTF_8));
        }
        file(zip, "posting.json", publication.desired().payload().getBytes(StandardCharsets.UTF_8));
        for (TimelineEntry entry : timeline) {
            for (ArtifactRef artifact : entry.artifacts()) {
                Optional<byte[]> content =
                        alone.contains(artifact.submission()) ? artifacts.apply(artifact) : Optional.empty();
                if (content.isPresent()) {
                    file(zip, name(artifact), content.get());
                }
            }
        }
        zip.finish();
    }

    /** The board chose the name; it must not lead out of the folder. */
    private static String name(ArtifactRef artifact) {
        return artifact.submission() + "/" + artifact.sha256().substring(0, 8) + "-"
                + artifact.name().replaceAll("[^\\w.-]", "_");
    }

    private void file(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTime(at.toEpochMilli());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private interface Lines {

        void to(StringBuilder text);
    }

    private static byte[] text(Lines lines) {
        StringBuilder text = new StringBuilder();
        lines.to(text);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void platform(StringBuilder text) {
        Bundle own = FrameworkUtil.getBundle(SupportBundle.class);
        line(text, "aushang", own == null ? "not in a framework" : own.getVersion());
        for (String property : List.of("karaf.version", "java.version", "java.vendor", "os.name", "os.version")) {
            line(text, property, System.getProperty(property, "-"));
        }
        if (own != null) {
            for (Bundle bundle : own.getBundleContext().getBundles()) {
                if (String.valueOf(bundle.getSymbolicName()).startsWith("org.aushang.")) {
                    line(
                            text,
                            bundle.getSymbolicName(),
                            bundle.getVersion() + (bundle.getState() == Bundle.ACTIVE ? "" : ", not active"));
                }
            }
        }
    }

    /** The lines of Karaf's log that name this job's publication or one of its submissions. */
    private void log(StringBuilder text) {
        Path log = Path.of(System.getProperty("karaf.data", "data"), "log", "karaf.log");
        if (Files.notExists(log)) {
            text.append("There is no ").append(log).append('\n');
            return;
        }
        Set<String> names = new TreeSet<>(Set.of(publication.id().value()));
        timeline.forEach(entry -> entry.submission().ifPresent(id -> names.add(id.value())));
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            lines.filter(line -> names.stream().anyMatch(line::contains))
                    .limit(LOG_LINES)
                    .forEach(line -> text.append(line).append('\n'));
        } catch (IOException | UncheckedIOException e) {
            text.append(log).append(" cannot be read: ").append(e).append('\n');
        }
    }

    private void status(StringBuilder text) {
        line(text, "written", at);
        line(text, "channel", status.ref().channel());
        channel.ifPresentOrElse(
                descriptor -> {
                    line(text, "board", descriptor.board());
                    line(text, "condition", descriptor.condition().kind());
                    descriptor.condition().findings().forEach(finding -> finding(text, finding));
                    line(text, "limits", descriptor.limits());
                    descriptor.diagnostics().forEach((name, value) -> line(text, name, value));
                },
                () -> line(text, "connector", "not installed"));
        line(text, "job", status.ref().job());
        line(text, "title", status.title());
        line(text, "publication", status.publication() + " (generation " + status.generation() + ")");
        line(text, "wanted", status.wanted());
        line(
                text,
                "state",
                status.state() + " since " + status.since() + ": "
                        + status.sentence().english());
        line(
                text,
                "next",
                status.next().english() + " "
                        + status.nextAttemptAt().map(Instant::toString).orElse(""));
        line(text, "on the board", publication.boardState());
        line(text, "requested", publication.desired().digest());
        line(text, "submission", Optional.ofNullable(publication.submission()).orElse("none"));
        status.findings().forEach(finding -> finding(text, finding));
    }

    private static void finding(StringBuilder text, Finding finding) {
        line(
                text,
                "finding",
                finding.severity() + " " + finding.code() + " at " + finding.target() + ": "
                        + finding.message().english() + " " + finding.nextStep().english());
        if (!finding.raw().isEmpty()) {
            line(text, "  the board's words", finding.raw());
        }
    }

    private void timeline(StringBuilder text) {
        for (TimelineEntry entry : timeline) {
            text.append(entry)
                    .append(entry.submission().map(id -> ", submission " + id).orElse(""))
                    .append('\n');
            for (ArtifactRef artifact : entry.artifacts()) {
                line(
                        text,
                        alone.contains(artifact.submission()) ? "    kept" : "    kept, with other jobs",
                        name(artifact) + ", " + artifact.storedAt() + ", sha256 " + artifact.sha256());
            }
        }
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
