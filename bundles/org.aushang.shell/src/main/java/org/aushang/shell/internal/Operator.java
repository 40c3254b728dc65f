package org.aushang.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.Messages;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelAdministration.Removal;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.PendingMassChange;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.StaleTokenException;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;

/**
 * Implements the commands: calls the services and renders their answers in the operator's language and zone. A failure is a
 * {@link CommandException} with one sentence.
 */
final class Operator {

    private static final Messages MESSAGES = Messages.load(Operator.class, "shell");
    private static final int LINES = 100;

    private static final int PAGE = 500;

    private final PublicationService publications;
    private final ChannelService channels;
    private final ChannelAdministration administration;
    private final Locale locale;
    private final DateTimeFormatter times;
    private final ScriptView view;

    Operator(
            PublicationService publications,
            ChannelService channels,
            ChannelAdministration administration,
            Locale locale,
            ZoneId zone) {
        this.publications = publications;
        this.channels = channels;
        this.administration = administration;
        this.locale = locale;
        this.view = new ScriptView(locale);
        this.times = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                .withLocale(locale)
                .withZone(zone);
    }

    String channels(boolean script) {
        return answered(() -> {
            List<ChannelStatus> all = channels.channels();
            if (script) {
                return view.channels(all);
            }
            return all.isEmpty()
                    ? text("noChannels")
                    : all.stream().map(this::channel).collect(Collectors.joining("\n"));
        });
    }

    private String channel(ChannelStatus channel) {
        String counts = channel.publications().entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
        return Stream.concat(
                        Stream.of(text(
                                "channel",
                                channel.channel(),
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
    String health(boolean script) {
        return answered(() -> {
            List<ChannelStatus> all = channels.channels();
            Health health = Health.of(all, locale);
            return script ? view.health(health, all.size()) : health.line(all.size(), locale);
        });
    }

    /** Whether a channel does not work, so that a monitor has to wake a person. */
    boolean isCritical() {
        return Health.of(channels.channels(), locale).level() == Health.Level.CRITICAL;
    }

    String testConnection(String channel) {
        return answered(() -> {
            List<Finding> findings = channels.testConnection(new ChannelId(channel))
                    .toCompletableFuture()
                    .join();
            if (!findings.isEmpty()) {
                throw new CommandException(findings.stream()
                        .map(this::finding)
                        .collect(Collectors.joining("\n"))
                        .strip());
            }
            // What was tried is as interesting as that it went well.
            return Stream.concat(
                            Stream.of(text("connected", channel)),
                            status(channel).diagnostics().entrySet().stream()
                                    .filter(known -> !known.getValue().isEmpty())
                                    .map(known -> "    " + known.getKey() + ": " + known.getValue()))
                    .collect(Collectors.joining("\n"));
        });
    }

    String publications(String channel, boolean script) {
        return answered(() -> {
            ChannelStatus status = status(channel);
            StringJoiner lines = new StringJoiner("\n").setEmptyValue(text("noPublications", channel));
            PublicationQuery query = PublicationQuery.of(status.channel()).toBuilder()
                    .limit(PAGE)
                    .build();
            if (script) {
                return view.publications(publications.findAll(query));
            }
            publications.findAll(query).forEach(each -> lines.add(publication(each)));
            return lines.toString();
        });
    }

    private String publication(PublicationStatus status) {
        String next = status.next().in(locale)
                + status.nextAttemptAt().map(at -> ", " + times.format(at)).orElse("");
        return Stream.of(
                        Stream.of(text(
                                "publication",
                                status.ref().job(),
                                status.title(),
                                status.sentence().in(locale),
                                times.format(status.since()),
                                next)),
                        status.shownFrom().stream().map(at -> "    " + text("onlineFrom", times.format(at))),
                        status.shownUntil().stream().map(at -> "    " + text("onlineUntil", times.format(at))),
                        status.embargoUntil().stream().map(at -> "    " + text("embargoUntil", times.format(at))),
                        status.findings().stream().map(this::finding))
                .flatMap(lines -> lines)
                .collect(Collectors.joining("\n"));
    }

    String timeline(String channel, String job, boolean script) {
        return answered(() -> {
            List<TimelineEntry> timeline = publications.timeline(PublicationRef.of(channel, job));
            if (timeline.isEmpty()) {
                throw unknown(channel, job);
            }
            if (script) {
                return view.timeline(timeline);
            }
            return timeline.stream()
                    .map(entry -> times.format(entry.at()) + "  #" + entry.generation() + "  "
                            + entry.step().in(locale) + (entry.detail().isEmpty() ? "" : "  " + entry.detail()))
                    .collect(Collectors.joining("\n"));
        });
    }

    String retry(String channel, String job) {
        return answered(() -> publications
                .retry(PublicationRef.of(channel, job))
                .map(this::publication)
                .orElseThrow(() -> unknown(channel, job)));
    }

    String pause(String channel) {
        return done(channel, administration::pause);
    }

    String resume(String channel) {
        return done(channel, administration::resume);
    }

    String approve(String channel, String token) {
        return done(channel, id -> administration.approve(new PendingMassChange.Token(id, token)));
    }

    String reject(String channel, String token) {
        return done(channel, id -> administration.reject(new PendingMassChange.Token(id, token)));
    }

    private String done(String channel, Consumer<ChannelId> decision) {
        return answered(() -> {
            decision.accept(new ChannelId(channel));
            return channel(status(channel));
        });
    }

    private ChannelStatus status(String channel) {
        return channels.channel(new ChannelId(channel))
                .orElseThrow(() -> new CommandException(text("noChannel", channel)));
    }

    private CommandException unknown(String channel, String job) {
        return new CommandException(text("unknown", channel, job));
    }

    String pending(String channel) {
        return answered(() -> administration
                .pendingMassChange(new ChannelId(channel), LINES)
                .map(this::pending)
                .orElseGet(() -> text("nothingPending", channel)));
    }

    private String pending(PendingMassChange change) {
        return Stream.concat(
                        Stream.of(text(
                                "pending",
                                change.online(),
                                change.changed(),
                                change.withdrawn(),
                                times.format(change.since()))),
                        Stream.concat(
                                change.lines().stream()
                                        .map(line -> text(
                                                line.withdrawn() ? "withdrawn" : "updated",
                                                line.job(),
                                                line.title(),
                                                String.join(", ", line.fields()))),
                                Stream.of(text(
                                        "decide",
                                        change.token().channel(),
                                        change.token().value()))))
                .collect(Collectors.joining("\n"));
    }

    String remove(String channel, String removal) {
        Map<String, Removal> known = Arrays.stream(Removal.values())
                .collect(Collectors.toMap(each -> each.name().toLowerCase(Locale.ROOT), each -> each));
        return answered(() -> {
            Removal chosen = known.get(removal);
            if (chosen == null) {
                throw new CommandException(text("removals", removal));
            }
            return text("removed", channel, administration.remove(new ChannelId(channel), chosen));
        });
    }

    String backup(String file) {
        return answered(() -> {
            administration.backUp(Path.of(file));
            return text("written", file, Files.size(Path.of(file)));
        });
    }

    String supportBundle(String channel, String job, String file) {
        return answered(() -> {
            PublicationRef ref = PublicationRef.of(channel, job);
            Path target = Path.of(file);
            try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
                administration.writeSupportBundle(ref, out);
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
        } catch (StaleTokenException e) {
            throw new CommandException(text("stale"));
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
