package org.aushang.applications.mail.internal;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationSource;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.host.SettingsRef;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.Finding;
import org.aushang.api.model.SecretRef;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mailbox: reads it again and again, on one thread of its own, and says how it is. Thread-safe. */
@Component(
        service = ApplicationSource.class,
        configurationPid = Mailbox.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE,
        immediate = true)
@Designate(ocd = MailboxConfig.class, factory = true)
public final class Mailbox implements ApplicationSource {

    static final String PID = "org.aushang.applications.mail";

    private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final MailboxSettings settings;
    private final Duration patience;
    private final @Nullable SettingsRef ref;
    private final MailAccess access;
    private final MailboxReader reader;
    private final AtomicReference<String> arrived = new AtomicReference<>("");
    private final ScheduledExecutorService thread;
    private final Future<?> reading;
    private volatile List<Finding> problems = List.of();
    private volatile @Nullable Instant lastContact;

    @Activate
    public Mailbox(
            Map<String, Object> properties,
            BundleContext context,
            @Reference ApplicationInbox inbox,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    SecretStore secrets) {
        this(
                MailboxSettings.read(properties),
                () -> password(String.valueOf(properties.getOrDefault(MailboxSettings.PASSWORD, "")), secrets),
                inbox,
                context.getDataFile("read-"
                                + Integer.toHexString(String.valueOf(properties.get("service.pid"))
                                        .hashCode()))
                        .toPath(),
                PATIENCE,
                ref(String.valueOf(properties.get("service.pid"))));
    }

    /**
     * @param mark the file that keeps what was read of a folder in which mails stay
     * @param patience how long a message to ourselves may be on its way
     * @param ref null: its configuration has no name
     */
    Mailbox(
            MailboxSettings settings,
            java.util.function.Supplier<String> password,
            ApplicationInbox inbox,
            Path mark,
            Duration patience,
            @Nullable SettingsRef ref) {
        this.settings = settings;
        this.ref = ref;
        this.patience = patience;
        this.access = new MailAccess(settings, password);
        this.reader = new MailboxReader(settings, inbox, new ReadMark(mark), arrived);
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread one = new Thread(work, "aushang-mailbox");
            one.setDaemon(true);
            return one;
        });
        settings.findings()
                .forEach(finding -> log.warn(
                        "The mailbox is not set up: {} {}",
                        finding.message().english(),
                        finding.nextStep().english()));
        reading = settings.isUsable()
                ? thread.scheduleWithFixedDelay(
                        this::read, 0, settings.pollInterval().toSeconds(), TimeUnit.SECONDS)
                : CompletableFuture.completedFuture(null);
    }

    /** The name of the instance follows the PID of its factory. */
    private static @Nullable SettingsRef ref(String pid) {
        String instance = pid.startsWith(PID) && pid.length() > PID.length() ? pid.substring(PID.length() + 1) : "";
        return instance.isEmpty() || !SettingsRef.isValid(MailboxForm.ID, instance)
                ? null
                : new SettingsRef(MailboxForm.ID, instance);
    }

    private static String password(String configured, @Nullable SecretStore secrets) {
        Optional<SecretRef> secret = SecretRef.parse(configured);
        if (secret.isEmpty()) {
            return configured;
        }
        try {
            return secrets == null
                    ? ""
                    : new String(secrets.read(secret.get()).orElse(new byte[0]), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        List<Finding> found = new ArrayList<>();
        try {
            MailboxReader.Pass pass = MailAccess.withImplementation(() -> {
                try (Store store = access.open()) {
                    return reader.read(store);
                }
            });
            lastContact = Instant.now();
            if (pass.stored() > 0) {
                log.info("{} mails were read from the mailbox at {}", pass.stored(), settings.host());
            }
            if (pass.tooLarge() > 0) {
                found.add(Texts.finding("mailbox.too-large", pass.tooLarge()));
            }
        } catch (AuthenticationFailedException e) {
            found.add(Texts.finding("mailbox.login"));
        } catch (StoreUnavailableException e) {
            found.add(Texts.finding("mailbox.inbox"));
        } catch (MessagingException | IOException | RuntimeException e) {
            found.add(Texts.finding("mailbox.connection", reason(e)));
            log.debug("The mailbox at {} could not be read", settings.host(), e);
        }
        tell(found);
    }

    /** Each trouble is said once, when it begins. */
    private void tell(List<Finding> found) {
        List<String> before = problems.stream().map(Finding::code).toList();
        for (Finding finding : found) {
            if (!before.contains(finding.code())) {
                log.warn(
                        "Mailbox at {}: {} {}",
                        settings.host(),
                        finding.message().english(),
                        finding.nextStep().english());
            }
        }
        problems = List.copyOf(found);
    }

    private static String reason(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String message = String.valueOf(cause.getMessage());
        return cause.getClass().getSimpleName() + ": "
                + message.lines().findFirst().orElse("");
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public Optional<SettingsRef> settings() {
        return Optional.ofNullable(ref);
    }

    @Override
    public Optional<Instant> lastContact() {
        return Optional.ofNullable(lastContact);
    }

    @Override
    public List<Finding> findings() {
        List<Finding> all = new ArrayList<>(settings.findings());
        all.addAll(problems);
        return all;
    }

    @Override
    public CompletionStage<List<Finding>> test() {
        if (!settings.isUsable()) {
            return CompletableFuture.completedFuture(settings.findings());
        }
        if (settings.smtpHost().isEmpty()) {
            return CompletableFuture.supplyAsync(
                    () -> {
                        read();
                        return problems.isEmpty() ? List.of(Texts.finding("mailbox.not-sent")) : problems;
                    },
                    thread);
        }
        String test = UUID.randomUUID().toString();
        String to = settings.testAddress().isEmpty() ? settings.user() : settings.testAddress();
        Instant begin = Instant.now();
        return CompletableFuture.supplyAsync(() -> send(test, to), thread)
                .thenComposeAsync(
                        failed -> failed.isEmpty() ? await(test, to, begin) : CompletableFuture.completedFuture(failed),
                        thread);
    }

    private List<Finding> send(String test, String to) {
        try {
            return MailAccess.withImplementation(() -> {
                Session session = access.sending();
                MimeMessage message = new MimeMessage(session);
                message.setFrom(new InternetAddress(settings.user()));
                message.setRecipients(Message.RecipientType.TO, to);
                message.setSubject("Aushang: test");
                message.setHeader(MailboxReader.TEST_HEADER, test);
                message.setHeader("Auto-Submitted", "auto-generated");
                message.setText("This message may be deleted.");
                message.saveChanges();
                try (Transport transport = access.connect(session)) {
                    transport.sendMessage(message, message.getAllRecipients());
                }
                return List.of();
            });
        } catch (MessagingException | IOException | RuntimeException e) {
            return List.of(Texts.finding("mailbox.sending", reason(e)));
        }
    }

    /** Reads until it is there, with pauses in which the thread is free. */
    private CompletableFuture<List<Finding>> await(String test, String to, Instant begin) {
        read();
        Duration passed = Duration.between(begin, Instant.now());
        if (test.equals(arrived.get())) {
            return CompletableFuture.completedFuture(List.of(Texts.finding("mailbox.tested", to, passed.toSeconds())));
        }
        if (!problems.isEmpty()) {
            return CompletableFuture.completedFuture(problems);
        }
        if (passed.compareTo(patience) > 0) {
            return CompletableFuture.completedFuture(
                    List.of(Texts.finding("mailbox.not-arrived", to, patience.toSeconds())));
        }
        return CompletableFuture.supplyAsync(() -> test, CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS, thread))
                .thenComposeAsync(same -> await(same, to, begin), thread);
    }

    @Deactivate
    void close() {
        reading.cancel(true);
        thread.shutdownNow();
    }
}
