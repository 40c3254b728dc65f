package org.aushang.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;

/**
 * What an operator asks and decides, as text in the operator's language. What cannot be done is a {@link CommandException}
 * with one sentence.
 */
final class Operator {

    private static final Messages MESSAGES = Messages.load(Operator.class, "shell");
    private static final int LINES = 100;

    private final PublicationService desk;
    private final ChannelAdministration operations;
    private final Locale locale;

    Operator(PublicationService desk, ChannelAdministration operations, Locale locale) {
        this.desk = desk;
        this.operations = operations;
        this.locale = locale;
    }

    String channels() {
        return answered(() -> {
            List<ChannelStatus> channels = desk.channels();
            return channels.isEmpty()
                    ? text("noChannels")
                    : channels.stream().map(this::channel).collect(Collectors.joining("\n"));
        });
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
                                channel.uncertain(),
                                counts)),
                        channel.findings().stream().map(this::finding))
                .collect(Collectors.joining("\n"));
    }

    private String finding(Finding finding) {
        return "    " + finding.message().in(locale) + " " + finding.nextStep().in(locale) + " (" + finding.code()
                + ")";
    }

    /** With the database's own words: without them an operator does not know where to look. */
    static String said(Finding finding, Locale locale) {
        return finding.message().in(locale) + " " + finding.nextStep().in(locale) + " (" + finding.code() + ") "
                + finding.raw();
    }

    /** One line for all channels. */
    String health() {
        return answered(() -> {
            List<ChannelStatus> channels = desk.channels();
            return Health.of(channels, locale).line(channels.size(), locale);
        });
    }

    /** Whether a channel does not work, so that a monitor has to wake a person. */
    boolean isCritical() {
        return Health.of(desk.channels(), locale).level() == Health.Level.CRITICAL;
    }

    /** The connection test. */
    String check(String channelId) {
        return answered(() -> {
            List<Finding> findings = desk.testConnection(channelId);
            if (!findings.isEmpty()) {
                throw new CommandException(findings.stream()
                        .map(this::finding)
                        .collect(Collectors.joining("\n"))
                        .strip());
            }
            // What was tried is as interesting as that it went well.
            return Stream.concat(
                            Stream.of(text("letIn", channelId)),
                            status(channelId).diagnostics().entrySet().stream()
                                    .filter(known -> !known.getValue().isEmpty())
                                    .map(known -> "    " + known.getKey() + ": " + known.getValue()))
                    .collect(Collectors.joining("\n"));
        });
    }

    String jobs(String channelId) {
        return answered(() -> {
            ChannelStatus channel = status(channelId);
            List<PublicationStatus> jobs = desk.statuses(channelId);
            return jobs.isEmpty()
                    ? text("noJobs", channel.channelId())
                    : jobs.stream().map(this::job).collect(Collectors.joining("\n"));
        });
    }

    private String job(PublicationStatus job) {
        String next =
                job.next().in(locale) + job.nextAttemptAt().map(at -> ", " + at).orElse("");
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

    String timeline(String channelId, String jobId) {
        return answered(() -> known(channelId, jobId, desk.timeline(channelId, jobId)).stream()
                .map(entry -> entry.at() + "  #" + entry.generation() + "  "
                        + entry.step().in(locale) + (entry.detail().isEmpty() ? "" : "  " + entry.detail()))
                .collect(Collectors.joining("\n")));
    }

    String again(String channelId, String jobId) {
        return answered(() -> desk.retry(channelId, jobId).map(this::job).orElseThrow(() -> unknown(channelId, jobId)));
    }

    String pause(String channelId) {
        return done(channelId, () -> operations.pause(channelId));
    }

    String resume(String channelId) {
        return done(channelId, () -> operations.resume(channelId));
    }

    String confirm(String channelId) {
        return done(channelId, () -> operations.confirm(channelId));
    }

    String discard(String channelId) {
        return done(channelId, () -> operations.discard(channelId));
    }

    private String done(String channelId, Runnable decision) {
        return answered(() -> {
            decision.run();
            return channel(status(channelId));
        });
    }

    private ChannelStatus status(String channelId) {
        return desk.channels().stream()
                .filter(channel -> channel.channelId().equals(channelId))
                .findFirst()
                .orElseThrow(() -> new CommandException(text("noChannel", channelId)));
    }

    private <T> List<T> known(String channelId, String jobId, List<T> found) {
        if (found.isEmpty()) {
            throw unknown(channelId, jobId);
        }
        return found;
    }

    private CommandException unknown(String channelId, String jobId) {
        return new CommandException(text("unknown", channelId, jobId));
    }

    String question(String channelId) {
        return answered(() -> operations
                .pendingMassChange(channelId, LINES)
                .map(this::question)
                .orElseGet(() -> text("noQuestion", channelId)));
    }

    private String question(PendingMassChange question) {
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

    String remove(String channelId, String removal) {
        Map<String, Removal> known = Arrays.stream(Removal.values())
                .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
        return answered(() -> {
            Removal chosen = known.get(removal);
            if (chosen == null) {
                throw new CommandException(text("removals", removal));
            }
            return text("removed", channelId, operations.remove(channelId, chosen));
        });
    }

    String backup(String file) {
        return answered(() -> {
            operations.backUp(Path.of(file));
            return text("written", file, Files.size(Path.of(file)));
        });
    }

    String support(String channelId, String jobId, String file) {
        return answered(() -> {
            Path target = Path.of(file);
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                operations.writeSupportBundle(channelId, jobId, out);
            } catch (FileAlreadyExistsException e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                // An empty file would be in the way of the next try.
                Files.deleteIfExists(target);
                throw e;
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
        } catch (StoreUnavailableException e) {
            throw new CommandException(said(e.finding(), locale));
        } catch (IllegalArgumentException | UnsupportedOperationException e) {
            throw new CommandException(text("refused", String.valueOf(e.getMessage())));
        } catch (FileAlreadyExistsException e) {
            throw new CommandException(text("exists", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            throw new CommandException(text("file", e.toString()));
        }
    }

    private String text(String key, Object... arguments) {
        return MESSAGES.text(key, arguments).in(locale);
    }
}
