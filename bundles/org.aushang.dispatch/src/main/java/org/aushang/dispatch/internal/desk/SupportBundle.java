package org.aushang.dispatch.internal.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.aushang.api.desk.Artefact;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.desk.TimelineEntry;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.ChannelDescriptor;
import org.aushang.dispatch.internal.ledger.Publication;

/** Everything about one job on one channel, as files that a person can read. Knows no secret, so that none can get out. */
record SupportBundle(
        Instant at,
        Publication publication,
        PublicationStatus status,
        Optional<ChannelDescriptor> channel,
        List<TimelineEntry> timeline) {

    void write(OutputStream out, Function<Artefact, Optional<byte[]>> artefacts) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
        file(zip, "status.txt", text(this::status));
        file(zip, "timeline.txt", text(this::timeline));
        file(zip, "posting.json", publication.wish().payload().getBytes(StandardCharsets.UTF_8));
        for (TimelineEntry entry : timeline) {
            for (Artefact artefact : entry.artefacts()) {
                Optional<byte[]> content = artefacts.apply(artefact);
                if (content.isPresent()) {
                    file(zip, name(artefact), content.get());
                }
            }
        }
        zip.finish();
    }

    /** The board chose the name; it must not lead out of the folder. */
    private static String name(Artefact artefact) {
        return artefact.submission() + "/" + artefact.sha256().substring(0, 8) + "-"
                + artefact.name().replaceAll("[^\\w.-]", "_");
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

    private void status(StringBuilder text) {
        line(text, "written", at);
        line(text, "channel", status.channelId());
        channel.ifPresentOrElse(
                descriptor -> {
                    line(text, "board", descriptor.board());
                    line(text, "condition", descriptor.condition().kind());
                    descriptor.condition().findings().forEach(finding -> finding(text, finding));
                    line(text, "limits", descriptor.limits());
                    descriptor.diagnostics().forEach((name, value) -> line(text, name, value));
                },
                () -> line(text, "connector", "not installed"));
        line(text, "job", status.jobId());
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
                        + status.nextLook().map(Instant::toString).orElse(""));
        line(text, "on the board", publication.standing());
        line(text, "wished", publication.wish().digest());
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
            for (Artefact artefact : entry.artefacts()) {
                line(text, "    kept", name(artefact) + ", " + artefact.keptAt() + ", sha256 " + artefact.sha256());
            }
        }
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
