package org.aushang.shell.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.applications.ApplicationId;
import org.aushang.api.applications.ApplicationQuery;
import org.aushang.api.applications.ApplicationService;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.applications.ApplicationState;
import org.aushang.api.applications.ApplicationStatus;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.PublicationRef;

/** What an operator does with applications; names, addresses and texts are never printed. */
final class ApplicationActions {

    /** Longer than a message to oneself may be on its way. */
    private static final long PATIENCE_MINUTES = 3;

    private static final FileAttribute<?>[] OWNER_ONLY = {
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };

    private final ApplicationService applications;
    private final List<ApplicationSource> sources;
    private final Messages messages;
    private final Locale locale;

    ApplicationActions(
            ApplicationService applications, List<ApplicationSource> sources, Messages messages, Locale locale) {
        this.applications = applications;
        this.sources = sources;
        this.messages = messages;
        this.locale = locale;
    }

    /**
     * @return what is printed
     * @throws CommandException if the words are no action, or it failed
     */
    String execute(List<String> words) {
        String action = words.get(0) + " " + (words.size() - 1);
        return switch (action) {
            case "list 0" -> list(Set.of());
            case "list 1" -> list(Set.of(state(words.get(1))));
            case "assign 3" -> changed(words.get(1), assign(id(words.get(1)), publication(words.get(2), words.get(3))));
            case "release 1" -> changed(words.get(1), applications.release(id(words.get(1))));
            case "erase 1" -> {
                if (!applications.erase(id(words.get(1)))) {
                    throw failed("applications.unknown", words.get(1));
                }
                yield text("applications.erased", 1);
            }
            case "erase-person 1" -> text("applications.erased", applications.eraseAll(words.get(1)));
            case "export 2" -> export(words.get(1), Path.of(words.get(2)));
            case "test 1" -> test(words.get(1));
            default -> throw failed("arguments", text("usage.applications"));
        };
    }

    /** The ids of the latest. */
    Stream<String> ids() {
        return latest(Set.of()).map(status -> status.id().value());
    }

    private String list(Set<ApplicationState> states) {
        return latest(states).map(this::line).collect(Collectors.joining("\n"));
    }

    private Stream<ApplicationStatus> latest(Set<ApplicationState> states) {
        return applications
                .find(ApplicationQuery.builder()
                        .states(states)
                        .limit(ApplicationQuery.MAX_LIMIT)
                        .build())
                .items()
                .stream();
    }

    private String line(ApplicationStatus status) {
        return String.join(
                "  ",
                status.id().value(),
                status.state().name(),
                status.receivedAt().toString(),
                status.publication().map(PublicationRef::toString).orElse("–"),
                status.reason().map(reason -> reason.in(locale)).orElse(""));
    }

    private ApplicationState state(String written) {
        try {
            return ApplicationState.valueOf(written.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw failed("arguments", text("usage.applications"));
        }
    }

    private ApplicationId id(String written) {
        if (!ApplicationId.isValid(written)) {
            throw failed("applications.unknown", written);
        }
        return new ApplicationId(written);
    }

    private PublicationRef publication(String channel, String job) {
        try {
            return PublicationRef.of(channel, job);
        } catch (IllegalArgumentException e) {
            throw failed("applications.invalid", String.valueOf(e.getMessage()));
        }
    }

    private Optional<ApplicationStatus> assign(ApplicationId id, PublicationRef publication) {
        try {
            return applications.assign(id, publication);
        } catch (IllegalStateException e) {
            throw failed("applications.invalid", String.valueOf(e.getMessage()));
        }
    }

    private String changed(String id, Optional<ApplicationStatus> status) {
        return line(status.orElseThrow(() -> failed("applications.unknown", id)));
    }

    /** Into a new file that its owner alone may read. */
    private String export(String email, Path file) {
        try {
            boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
            Files.createFile(file, posix ? OWNER_ONLY : new FileAttribute<?>[0]);
            try (OutputStream out = Files.newOutputStream(file)) {
                return text("applications.exported", applications.export(email, out), file.toString());
            } catch (IOException | RuntimeException e) {
                // Half of what a person asks for is nothing; and it would be in the way of the next try.
                Files.deleteIfExists(file);
                throw e;
            }
        } catch (FileAlreadyExistsException e) {
            throw failed("applications.invalid", file + " exists already");
        } catch (IOException e) {
            throw failed("applications.invalid", String.valueOf(e.getMessage()));
        }
    }

    private String test(String name) {
        ApplicationSource source = sources.stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> failed("applications.no-mailbox", name));
        try {
            List<Finding> findings = source.test().toCompletableFuture().get(PATIENCE_MINUTES, TimeUnit.MINUTES);
            String said = findings.stream()
                    .map(finding -> Operator.said(finding, locale).strip())
                    .collect(Collectors.joining("\n"));
            if (findings.stream().anyMatch(Finding::isError)) {
                throw new CommandException(said);
            }
            return said;
        } catch (ExecutionException | TimeoutException e) {
            throw failed("applications.invalid", String.valueOf(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("applications.invalid", "interrupted");
        }
    }

    private CommandException failed(String key, Object... arguments) {
        return new CommandException(text(key, arguments));
    }

    private String text(String key, Object... arguments) {
        return messages.text(key, arguments).in(locale);
    }
}
