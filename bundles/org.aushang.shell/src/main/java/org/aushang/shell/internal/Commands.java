package org.aushang.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.desk.ChannelStatus;
import org.aushang.api.desk.DeskUnavailableException;
import org.aushang.api.desk.MassChange;
import org.aushang.api.desk.Operations;
import org.aushang.api.desk.Operations.Removal;
import org.aushang.api.desk.PublicationDesk;
import org.aushang.api.desk.PublicationStatus;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.Messages;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One method for each command; what it returns is printed. What goes wrong is a sentence too, never a stack trace. */
@Component(
        service = Commands.class,
        property = {
            "osgi.command.scope=aushang",
            "osgi.command.function=channels",
            "osgi.command.function=health",
            "osgi.command.function=check",
            "osgi.command.function=jobs",
            "osgi.command.function=timeline",
            "osgi.command.function=again",
            "osgi.command.function=pause",
            "osgi.command.function=resume",
            "osgi.command.function=question",
            "osgi.command.function=confirm",
            "osgi.command.function=discard",
            "osgi.command.function=remove",
            "osgi.command.function=backup",
            "osgi.command.function=support"
        })
public final class Commands {

    private static final Messages MESSAGES = Messages.load(Commands.class, "shell");
    private static final int LINES = 100;

    private final PublicationDesk desk;
    private final Operations operations;
    private final Locale locale;

    @Activate
    public Commands(@Reference PublicationDesk desk, @Reference Operations operations) {
        this(desk, operations, Locale.getDefault());
    }

    Commands(PublicationDesk desk, Operations operations, Locale locale) {
        this.desk = desk;
        this.operations = operations;
        this.locale = locale;
    }

    public String channels() {
        return answered(() -> desk.channels().stream().map(this::channel).collect(Collectors.joining("\n")));
    }

    private String channel(ChannelStatus channel) {
        String counts = channel.publications().entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.of(text(
                                "channel",
                                channel.channelId(),
                                channel.board(),
                                channel.sentence().in(locale),
                                channel.online(),
                                counts)),
                        channel.findings().stream().map(this::finding))
                .collect(Collectors.joining("\n"));
    }

    private String finding(Finding finding) {
        return "    " + finding.message().in(locale) + " " + finding.nextStep().in(locale) + " (" + finding.code()
                + ")";
    }

    /** One line for all channels. */
    public String health() {
        return answered(() -> {
            List<ChannelStatus> channels = desk.channels();
            return Health.of(channels, locale).line(channels.size(), locale);
        });
    }

    /** The connection test. */
    public String check(String channelId) {
        return answered(() -> {
            List<Finding> findings = desk.checkCredentials(channelId);
            return findings.isEmpty()
                    ? text("letIn", channelId)
                    : findings.stream().map(this::finding).collect(Collectors.joining("\n"));
        });
    }

    public String jobs(String channelId) {
        return answered(() -> desk.statuses(channelId).stream().map(this::job).collect(Collectors.joining("\n")));
    }

    private String job(PublicationStatus job) {
        String next =
                job.next().in(locale) + job.nextLook().map(at -> ", " + at).orElse("");
        return Stream.concat(
                        Stream.of(text(
                                "job",
                                job.jobId(),
                                job.title(),
                                job.sentence().in(locale),
                                job.since().toString(),
                                next)),
                        job.findings().stream().map(this::finding))
                .collect(Collectors.joining("\n"));
    }

    public String timeline(String channelId, String jobId) {
        return answered(() -> desk.timeline(channelId, jobId).stream()
                .map(entry -> entry.at() + "  #" + entry.generation() + "  "
                        + entry.step().in(locale) + (entry.detail().isEmpty() ? "" : "  " + entry.detail()))
                .collect(Collectors.joining("\n")));
    }

    public String again(String channelId, String jobId) {
        return answered(() ->
                desk.sendAgain(channelId, jobId).map(this::job).orElseGet(() -> text("unknown", channelId, jobId)));
    }

    public String pause(String channelId) {
        return done(channelId, () -> operations.pause(channelId));
    }

    public String resume(String channelId) {
        return done(channelId, () -> operations.resume(channelId));
    }

    public String confirm(String channelId) {
        return done(channelId, () -> operations.confirm(channelId));
    }

    public String discard(String channelId) {
        return done(channelId, () -> operations.discard(channelId));
    }

    private String done(String channelId, Runnable decision) {
        return answered(() -> {
            decision.run();
            return desk.channels().stream()
                    .filter(channel -> channel.channelId().equals(channelId))
                    .map(this::channel)
                    .collect(Collectors.joining());
        });
    }

    public String question(String channelId) {
        return answered(() -> operations
                .massChange(channelId, LINES)
                .map(this::question)
                .orElseGet(() -> text("noQuestion", channelId)));
    }

    private String question(MassChange question) {
        return Stream.concat(
                        Stream.of(text(
                                "question",
                                question.online(),
                                question.changed(),
                                question.withdrawn(),
                                question.since().toString())),
                        question.lines().stream()
                                .map(line -> text(
                                        line.withdrawn() ? "goes" : "changes",
                                        line.jobId(),
                                        line.title(),
                                        String.join(", ", line.fields()))))
                .collect(Collectors.joining("\n"));
    }

    public String remove(String channelId, String removal) {
        Map<String, Removal> known = Arrays.stream(Removal.values())
                .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
        return answered(() -> {
            Removal chosen = known.get(removal);
            return chosen == null
                    ? text("removals", removal)
                    : text("removed", channelId, operations.remove(channelId, chosen));
        });
    }

    public String backup(String file) {
        return answered(() -> {
            operations.backUp(Path.of(file));
            return text("written", file, Files.size(Path.of(file)));
        });
    }

    public String support(String channelId, String jobId, String file) {
        return answered(() -> {
            try (OutputStream out = Files.newOutputStream(Path.of(file), StandardOpenOption.CREATE_NEW)) {
                operations.supportBundle(channelId, jobId, out);
            }
            return text("written", file, Files.size(Path.of(file)));
        });
    }

    private interface Answer {

        String get() throws IOException;
    }

    private String answered(Answer answer) {
        try {
            return answer.get();
        } catch (DeskUnavailableException e) {
            return finding(e.finding()).strip();
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            return text("refused", String.valueOf(e.getMessage()));
        } catch (IOException e) {
            return text("file", e.toString());
        }
    }

    private String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }
}
