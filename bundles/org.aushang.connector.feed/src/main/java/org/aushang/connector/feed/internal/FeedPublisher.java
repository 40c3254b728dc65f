package org.aushang.connector.feed.internal;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Document;
import org.aushang.api.model.FeedAddress;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Schema;
import org.aushang.connector.feed.internal.check.Requirements;
import org.aushang.connector.feed.internal.render.JobPage;
import org.aushang.connector.feed.internal.settings.FeedConfig;
import org.aushang.connector.feed.internal.settings.Settings;
import org.aushang.connector.feed.internal.settings.Texts;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Connector of one feed. Nothing is sent when a submission is delivered: once the core has stored the verdict, the channel view
 * shows the posting, and every fetch returns it.
 */
@Component(
        service = {JobBoardPublisher.class, FeedPublisher.class},
        configurationPid = FeedPublisher.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FeedConfig.class, factory = true)
public final class FeedPublisher implements JobBoardPublisher, FeedSource, PreviewProvider {

    static final String PID = "org.aushang.connector.feed";
    static final String BOARD = "feed";

    private static final Capabilities CAPABILITIES = Capabilities.builder()
            .delivery(Capabilities.Delivery.FETCHED)
            .answer(Capabilities.Answer.AT_ONCE)
            .idReuse(Capabilities.IdReuse.AFTER_WITHDRAWAL)
            .build();

    /** There is no request to a board, so there is nothing to wait for. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final Limits LIMITS = Limits.builder()
            .batchSize(1000)
            .firstPollAfter(AT_ONCE)
            .pollInterval(AT_ONCE)
            .verdictTimeout(Duration.ofHours(1))
            .resendAfter(AT_ONCE)
            .build();

    /** A last day in such a year is none. */
    private static final int NEVER = 10_000;

    private final Settings settings;
    private final byte[] token;
    private final Requirements requirements;

    @Activate
    public FeedPublisher(
            Map<String, Object> properties,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    SecretStore secrets) {
        this(
                Settings.read(properties),
                Token.of(SettingsReader.of(FeedConfig.class, properties).text(".token"), secrets));
    }

    private FeedPublisher(Settings settings, Token token) {
        this(token.isReadable() ? settings : settings.with(Texts.setting("token", "token", "")), token.value());
    }

    /** For programs without OSGi. */
    public FeedPublisher(Map<String, Object> properties) {
        this(properties, null);
    }

    FeedPublisher(Settings settings, String token) {
        this.settings = settings;
        this.token = token.getBytes(StandardCharsets.UTF_8);
        this.requirements = new Requirements(settings.zone());
    }

    /** For the servlet. */
    public Settings settings() {
        return settings;
    }

    public boolean isReady() {
        return settings.enabled() && settings.errors().isEmpty();
    }

    /** Whether this token grants access to feed and sitemap; takes the same time for every wrong one. */
    public boolean admits(String presented) {
        return token.length == 0 || MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public ChannelDescriptor describe() {
        return ChannelDescriptor.builder(settings.channel(), BOARD)
                .condition(condition())
                .capabilities(CAPABILITIES)
                .limits(LIMITS)
                .schema(Schema.Part.ACCOUNT, Forms.ACCOUNT)
                .schema(Schema.Part.CREDENTIALS, Forms.CREDENTIALS)
                .diagnostic("access", token.length == 0 ? "open" : "with a token")
                .build();
    }

    private Condition condition() {
        if (!settings.enabled()) {
            return Condition.of(Condition.Kind.SWITCHED_OFF, List.of());
        }
        if (settings.findings().isEmpty()) {
            return Condition.READY;
        }
        return Condition.of(
                settings.errors().isEmpty() ? Condition.Kind.READY : Condition.Kind.MISCONFIGURED, settings.findings());
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        return requirements.findings(posting, context.clock());
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        if (!isReady()) {
            return SubmitResult.deferred(
                    settings.errors().isEmpty()
                            ? Texts.setting("off", "enabled", "false")
                            : settings.errors().get(0));
        }
        Receipt receipt = Receipt.of(
                submission, settings.channel().value(), context.clock().instant());
        return SubmitResult.delivered(receipt, verdicts(receipt, id -> posting(submission, id)));
    }

    @Override
    public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        return open.stream()
                .flatMap(receipt -> verdicts(receipt, id -> context.sent(receipt.submission(), id)).stream())
                .toList();
    }

    /** What the core stores is what is served: the address is the evidence. */
    private List<Verdict> verdicts(Receipt receipt, Function<PublicationId, Optional<JobPosting>> sent) {
        return receipt.entries().stream()
                .map(entry -> Verdict.builder(receipt.submission(), entry.publication(), Verdict.Decision.ACCEPTED)
                        .evidence(address("jobs/" + entry.publication()))
                        .boardUrl(page(entry))
                        .shownUntil(sent.apply(entry.publication())
                                .flatMap(this::end)
                                .orElse(null))
                        .renewable(false)
                        .build())
                .toList();
    }

    private static Optional<JobPosting> posting(Submission submission, PublicationId id) {
        return submission.orders().stream()
                .filter(order -> order.publication().equals(id))
                .filter(Order.Publish.class::isInstance)
                .map(order -> ((Order.Publish) order).posting())
                .findFirst();
    }

    /** A posting is served until its last day is over; without one, until it is withdrawn. */
    private Optional<Instant> end(JobPosting posting) {
        return posting.validThrough()
                .filter(day -> day.getYear() < NEVER)
                .map(day -> day.plusDays(1).atStartOfDay(settings.zone()).toInstant());
    }

    /** The posting's own page; null if the host's public address is not configured. */
    private @Nullable URI page(Receipt.Entry entry) {
        return entry.aim() == Receipt.Aim.WITHDRAW || settings.publicUrl().isEmpty()
                ? null
                : URI.create(address("jobs/" + entry.publication()));
    }

    private String address(String file) {
        return settings.address("", file);
    }

    @Override
    public List<FeedAddress> addresses() {
        return List.of(
                new FeedAddress(Texts.MESSAGES.text("page.feed"), address("feed.xml")),
                new FeedAddress(Texts.MESSAGES.text("page.sitemap"), address("sitemap.xml")));
    }

    @Override
    public Document preview(JobPosting posting, CheckContext context) {
        PublicationId sample = new PublicationId("PREVIEW");
        return Document.of(
                "text/html",
                new JobPage(address("jobs/" + sample), settings.zone())
                        .html(
                                sample,
                                posting,
                                Objects.requireNonNull(context.clock().instant())));
    }
}
