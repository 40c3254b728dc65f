package org.aushang.connector.jobroom.internal;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.connector.SecretStore;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.Document;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.connector.jobroom.internal.advertisement.Advertisement;
import org.aushang.connector.jobroom.internal.advertisement.Languages;
import org.aushang.connector.jobroom.internal.advertisement.PostingSchema;
import org.aushang.connector.jobroom.internal.check.PostingCheck;
import org.aushang.connector.jobroom.internal.deliver.ReadBack;
import org.aushang.connector.jobroom.internal.deliver.Submitter;
import org.aushang.connector.jobroom.internal.deliver.Tracer;
import org.aushang.connector.jobroom.internal.deliver.VerdictCollector;
import org.aushang.connector.jobroom.internal.occupation.Occupations;
import org.aushang.connector.jobroom.internal.remote.Account;
import org.aushang.connector.jobroom.internal.remote.Conversation;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisement;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisements;
import org.aushang.connector.jobroom.internal.remote.TrustedCertificates;
import org.aushang.connector.jobroom.internal.settings.JobRoomConfig;
import org.aushang.connector.jobroom.internal.settings.Settings;
import org.aushang.connector.jobroom.internal.settings.Texts;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/**
 * Connector of one account at Job-Room, the job board of the Swiss public employment service: advertisements one by one over REST, an id
 * at once, a person's decision later, no update.
 */
@Component(
        service = JobBoardPublisher.class,
        configurationPid = JobRoomPublisher.PID,
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = JobRoomConfig.class, factory = true)
public final class JobRoomPublisher
        implements JobBoardPublisher, Reconciler, InventorySource, ConnectionTest, TermLookup, PreviewProvider {

    static final String PID = "org.aushang.connector.jobroom";
    static final String BOARD = "jobroom";

    /** SECO's reasons; that of a change is spelled like this there too. */
    private static final List<String> REASONS = List.of(
            "OCCUPIED_OTHER",
            "OCCUPIED_JOBROOM",
            "OCCUPIED_JOBCENTER",
            "OCCUPIED_AGENCY",
            "NOT_OCCUPIED",
            "CHANGE_OR_REPOSE");

    private static final Capabilities CAPABILITIES = Capabilities.builder()
            .canUpdate(false)
            .withdrawalReasons(REASONS.stream()
                    .map(code -> new Term(code, Texts.MESSAGES.text("reason." + code)))
                    .toList())
            .changeReason("CHANGE_OR_REPOSE")
            .longestShown(Duration.ofDays(Advertisement.LONGEST_DAYS))
            .embargoWorkingDays(5)
            .build();

    /** A person looks at it, on working days. */
    private static final Limits LIMITS = Limits.builder()
            .batchSize(1)
            .firstPollAfter(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMinutes(10))
            .verdictTimeout(Duration.ofDays(5))
            .resendAfter(Duration.ofHours(2))
            .build();

    private final Settings settings;
    private final PostingCheck check;
    private final Occupations occupations;
    private final Advertisement advertisement;
    private final @Nullable Account account;

    @Activate
    public JobRoomPublisher(
            Map<String, Object> properties,
            @Reference(cardinality = ReferenceCardinality.OPTIONAL, policyOption = ReferencePolicyOption.GREEDY)
                    @Nullable
                    SecretStore secrets) {
        List<Finding> more = new ArrayList<>();
        Settings read = Settings.read(properties);
        this.occupations = occupations(read, more);
        this.account = account(read, properties, secrets, more);
        this.settings = read.with(more);
        Languages languages = new Languages();
        this.check = new PostingCheck(languages, occupations::knows);
        this.advertisement = new Advertisement(settings, languages);
    }

    private static Occupations occupations(Settings settings, List<Finding> findings) {
        try {
            return Occupations.read(settings.occupationList());
        } catch (IOException e) {
            findings.add(Texts.setting("occupationList", "occupationList", settings.occupationList()).toBuilder()
                    .severity(Finding.Severity.WARNING)
                    .raw(String.valueOf(e.getMessage()))
                    .build());
            return Occupations.NONE;
        }
    }

    private static @Nullable Account account(
            Settings settings, Map<String, Object> properties, @Nullable SecretStore secrets, List<Finding> findings) {
        String configured = SettingsReader.of(JobRoomConfig.class, properties).text(".password");
        Optional<String> password = SecretStore.resolve(configured, secrets);
        if (password.isEmpty()) {
            findings.add(Texts.setting("password", "password", ""));
        }
        try {
            return new Account(
                    settings.base(),
                    settings.user(),
                    password.orElse(""),
                    TrustedCertificates.context(settings.trustedCertificates()));
        } catch (GeneralSecurityException e) {
            findings.add(Texts.setting("trustedCertificates", "trustedCertificates", ""));
            return null;
        }
    }

    @Override
    public ChannelDescriptor describe() {
        return ChannelDescriptor.builder(settings.channel(), BOARD)
                .condition(condition())
                .capabilities(CAPABILITIES)
                .limits(LIMITS)
                .schema(Schema.Part.ACCOUNT, Forms.ACCOUNT)
                .schema(Schema.Part.CREDENTIALS, Forms.CREDENTIALS)
                .schema(Schema.Part.POSTING, PostingSchema.of(!occupations.isEmpty()))
                .diagnostic("address", settings.base().toString())
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

    /** Empty while the channel cannot work. */
    private Optional<Account> account() {
        return settings.enabled() && settings.errors().isEmpty() ? Optional.ofNullable(account) : Optional.empty();
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        return check.findings(posting, context.clock());
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        return account()
                .map(ready -> new Submitter(ready, advertisement).submit(submission, context))
                .orElseGet(() -> SubmitResult.deferred(why()));
    }

    private Finding why() {
        return settings.errors().isEmpty()
                ? Texts.setting("off", "enabled", "false")
                : settings.errors().get(0);
    }

    @Override
    public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        return account()
                .map(ready -> new VerdictCollector(ready, new ReadBack(advertisement)).collect(open, context))
                .orElse(List.of());
    }

    @Override
    public Reconciliation reconcile(Attempt attempt, CollectContext context) {
        return account()
                .map(ready -> new Tracer(ready).reconcile(attempt, context))
                .orElseGet(Reconciliation::stillUnknown);
    }

    @Override
    public Optional<BoardInventory> inventory(WorkContext context) {
        return account().flatMap(ready -> inventory(ready, context));
    }

    private static Optional<BoardInventory> inventory(Account account, WorkContext context) {
        try (Conversation conversation = account.open(context)) {
            return new OwnAdvertisements(conversation)
                    .published(context::cancelled)
                    .map(published -> {
                        Set<PublicationId> online = new HashSet<>();
                        for (OwnAdvertisement ad : published) {
                            publication(ad.reference()).ifPresent(online::add);
                        }
                        return BoardInventory.of(
                                context.clock().instant(),
                                online,
                                published.size() + " published advertisements of the account");
                    });
        }
    }

    /** A person may have written anything there. */
    private static Optional<PublicationId> publication(String reference) {
        try {
            return Optional.of(new PublicationId(reference));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Override
    public List<Finding> testConnection(WorkContext context) {
        return account().map(ready -> new Tracer(ready).testConnection(context)).orElseGet(() -> List.of(why()));
    }

    @Override
    public List<Term> lookUp(TermQuery query) {
        return query.catalogue().equals(PostingSchema.OCCUPATIONS)
                ? occupations.lookUp(query.text(), query.limit())
                : List.of();
    }

    @Override
    public Document preview(JobPosting posting, CheckContext context) {
        LocalDate today = LocalDate.ofInstant(context.clock().instant(), PostingCheck.ZONE);
        return Document.of(
                "application/json",
                advertisement.of(new PublicationId("PREVIEW"), posting, today).toPrettyString());
    }
}
