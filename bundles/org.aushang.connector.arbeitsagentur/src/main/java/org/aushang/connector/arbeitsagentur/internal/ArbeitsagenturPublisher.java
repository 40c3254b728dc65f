package org.aushang.connector.arbeitsagentur.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.ExclusiveKey;
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.PassContext;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciliation;
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
import org.aushang.api.model.SubmissionId;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.connector.arbeitsagentur.internal.check.Check;
import org.aushang.connector.arbeitsagentur.internal.check.Sources;
import org.aushang.connector.arbeitsagentur.internal.deliver.CatalogueFetch;
import org.aushang.connector.arbeitsagentur.internal.deliver.Conversation;
import org.aushang.connector.arbeitsagentur.internal.deliver.Delivery;
import org.aushang.connector.arbeitsagentur.internal.deliver.GatewaySession;
import org.aushang.connector.arbeitsagentur.internal.deliver.RemoteFolder;
import org.aushang.connector.arbeitsagentur.internal.extension.PostingSchema;
import org.aushang.connector.arbeitsagentur.internal.file.FileName;
import org.aushang.connector.arbeitsagentur.internal.file.UploadFileBuilder;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.report.OfferOverviews;
import org.aushang.connector.arbeitsagentur.internal.report.ReportReader;
import org.aushang.connector.arbeitsagentur.internal.settings.ArbeitsagenturConfig;
import org.aushang.connector.arbeitsagentur.internal.settings.CredentialFindings;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.connector.arbeitsagentur.internal.translate.ListingPeriod;
import org.aushang.connector.arbeitsagentur.internal.translate.Translation;
import org.aushang.connector.arbeitsagentur.internal.translate.Translations;
import org.aushang.credentials.Credential;
import org.aushang.credentials.Credentials;
import org.aushang.credentials.Entry;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Slot;
import org.aushang.hrbaxml.SchemaCheck;
import org.aushang.hrbaxml.UnreadableFileException;
import org.aushang.transport.Gateway;
import org.aushang.transport.GatewayClientFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/** The connector of one account at the Bundesagentur für Arbeit: a stateless facade over translate, check, file, deliver and report. */
@Component(configurationPid = ArbeitsagenturPublisher.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ArbeitsagenturConfig.class, factory = true)
public final class ArbeitsagenturPublisher
        implements JobBoardPublisher, Reconciler, InventorySource, ConnectionTest, TermLookup, PreviewProvider {

    static final String PID = "org.aushang.connector.arbeitsagentur";
    static final String BOARD = "arbeitsagentur";

    /** Its ids are used up for ever (rule 139), changes are free, and the verdict is a report (docs/hr-ba-xml.md#reports). */
    private static final Capabilities CAPABILITIES = Capabilities.builder()
            .answer(Capabilities.Answer.LATER)
            .idReuse(Capabilities.IdReuse.NEVER)
            .build();

    /** Never used for a real posting. */
    private static final PublicationId SAMPLE = new PublicationId("VORSCHAU");

    private final Settings settings;
    private final Credential credential;
    private final @Nullable GatewaySession session;
    private final Clock clock;
    private final Check check;
    private final UploadFileBuilder fileBuilder;
    private final ReferenceData.OfChannel known;
    private final CatalogueFetch catalogueFetch;

    @Activate
    public ArbeitsagenturPublisher(
            Map<String, Object> properties,
            @Reference Credentials credentials,
            @Reference GatewayClientFactory conversations,
            @Reference ReferenceData referenceData) {
        this(
                Settings.read(properties),
                certificates(properties, credentials),
                conversations,
                referenceData,
                Clock.systemUTC());
    }

    /** Apart from the settings, so that no secret is among what is shown. */
    static Credential certificates(Map<String, ?> properties, Credentials credentials) {
        SettingsReader reader = SettingsReader.of(ArbeitsagenturConfig.class, properties);
        return credentials.credential(
                new Entry(reader.text(".certificate"), reader.text(".pin")),
                new Entry(reader.text(".nextCertificate"), reader.text(".nextPin")));
    }

    ArbeitsagenturPublisher(
            Settings settings,
            Credential credential,
            GatewayClientFactory conversations,
            ReferenceData referenceData,
            Clock clock) {
        List<Finding> findings = new ArrayList<>(settings.findings());
        Translations translations = new Translations(settings);
        this.fileBuilder = new UploadFileBuilder(settings, translations, secondLook(settings, findings));
        this.settings = settings.with(findings);
        this.credential = credential;
        Gateway gateway = settings.gateway();
        this.session = gateway == null
                ? null
                : new GatewaySession(
                        conversations, gateway, credential, settings.partner().supplierId(), clock);
        this.clock = clock;
        this.check = new Check(settings, translations);
        this.known = referenceData.of(settings);
        this.catalogueFetch = new CatalogueFetch(settings.folders().catalogue());
    }

    /** A schema that cannot be used is a wrong setting: with a second validation configured, nothing is to be sent without it. */
    private static Optional<SchemaCheck> secondLook(Settings settings, List<Finding> findings) {
        Path schema = settings.document().schema();
        if (schema == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(SchemaCheck.of(schema));
        } catch (UnreadableFileException e) {
            findings.add(Texts.setting("channel.schema", "schema", schema.toString()).toBuilder()
                    .raw(String.valueOf(e.getMessage()))
                    .build());
            return Optional.empty();
        }
    }

    @Override
    public ChannelDescriptor describe() {
        String partner = settings.partner().supplierId();
        Instant now = clock.instant();
        NavigableMap<Slot, Inspection> slots = credential.inspect(now);
        return ChannelDescriptor.builder(settings.channel(), BOARD)
                .condition(condition(slots, now))
                .capabilities(CAPABILITIES)
                .limits(settings.limits())
                .schema(Schema.Part.ACCOUNT, ChannelSchemas.ACCOUNT)
                .schema(Schema.Part.CREDENTIALS, ChannelSchemas.CREDENTIALS)
                .schema(Schema.Part.POSTING, PostingSchema.SCHEMA)
                .diagnostic("format", "HR-BA-XML P82")
                .diagnostic("supplier", partner)
                .diagnostic(
                        "gateway",
                        settings.gateway() == null
                                ? ""
                                : String.valueOf(settings.gateway().base()))
                .diagnostic("certificate", certificate(slots, Slot.CURRENT))
                .diagnostic("nextCertificate", certificate(slots, Slot.NEXT))
                .credentialsUntil(CredentialFindings.usableUntil(slots))
                .exclusiveKey(
                        partner.isEmpty()
                                ? null
                                : ExclusiveKey.of(BOARD + ":" + partner, Translation.BERLIN, settings.distance()))
                .build();
    }

    /** Holder, issuer, validity and fingerprint; empty if there is none to be seen. */
    private static String certificate(NavigableMap<Slot, Inspection> slots, Slot slot) {
        return Optional.ofNullable(slots.get(slot))
                .flatMap(Inspection::certificate)
                .map(seen -> seen.holder() + ", issued by " + seen.issuer() + ", " + seen.notBefore() + " to "
                        + seen.notAfter() + ", SHA-256 " + seen.fingerprint())
                .orElse("");
    }

    private Condition condition(NavigableMap<Slot, Inspection> slots, Instant now) {
        if (!settings.enabled()) {
            return Condition.of(Condition.Kind.SWITCHED_OFF, List.of());
        }
        List<Finding> findings = new ArrayList<>(settings.findings());
        findings.addAll(CredentialFindings.errors(slots));
        if (findings.stream().anyMatch(Finding::isError)) {
            return Condition.of(Condition.Kind.MISCONFIGURED, findings);
        }
        findings.addAll(CredentialFindings.warnings(slots, now));
        findings.addAll(known.findings());
        return findings.isEmpty() ? Condition.READY : Condition.of(Condition.Kind.READY, findings);
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        Sources sources = known.sources(context.facts(Places.REFUSED));
        List<Finding> findings = new ArrayList<>(check.findings(posting, context.online(), sources, context.clock()));
        findings.addAll(known.twins().findings(posting, context.clock()));
        return findings;
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        UploadFileBuilder.UploadFile file = fileBuilder.build(submission, context.sendTime(), context.clock());
        if (file instanceof UploadFileBuilder.UploadFile.Invalid broken) {
            return SubmitResult.refused(broken.findings());
        }
        if (file instanceof UploadFileBuilder.UploadFile.TooLarge large) {
            return SubmitResult.tooLarge(large.fits());
        }
        UploadFileBuilder.UploadFile.Built ready = (UploadFileBuilder.UploadFile.Built) file;
        context.store(ready.name().value(), ready.content());
        return enter(
                context, folder -> new Delivery(folder).deliver(submission, ready, context), SubmitResult::deferred);
    }

    @Override
    public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        String prefix = settings.partner().allianzpartnernummer();
        return enter(
                context,
                folder -> {
                    List<Verdict> verdicts = new ReportReader(
                                    folder,
                                    settings.document().tidy(),
                                    new ListingPeriod(settings.document().defaultListingDays()))
                            .collect(open, prefix, context);
                    catalogueFetch.look(folder, context);
                    return verdicts;
                },
                why -> ReportReader.unknown(open, why));
    }

    /** A report with the attempt's name proves that the file arrived; its absence proves nothing yet. */
    @Override
    public Reconciliation reconcile(Attempt attempt, CollectContext context) {
        FileName name = FileName.of(settings.partner().supplierId(), attempt.sendTime());
        return enter(
                context,
                folder -> folder.files().stream().anyMatch(name::isAnsweredBy)
                        ? Reconciliation.arrived(Receipt.of(attempt.submission(), name.value(), attempt.startedAt()))
                        : Reconciliation.stillUnknown(),
                barred -> Reconciliation.stillUnknown());
    }

    /** The BA's overview of offers in {@code Statistiken/} (docs/hr-ba-xml.md#transport). */
    @Override
    public Optional<BoardInventory> inventory(WorkContext context) {
        String prefix = settings.partner().allianzpartnernummer();
        try (Conversation alone = new Conversation()) {
            return enter(alone, folder -> new OfferOverviews(folder).newest(prefix, context), why -> Optional.empty());
        }
    }

    /** Lists the partner's folder with each certificate: a listing proves access. */
    @Override
    public List<Finding> testConnection(WorkContext context) {
        List<Finding> barred = barred();
        List<Finding> findings = barred.isEmpty() && session != null ? session.test() : barred;
        return findings.stream()
                .map(finding ->
                        finding.toBuilder().severity(Finding.Severity.ERROR).build())
                .toList();
    }

    /** The file as it would be uploaded, with this one posting in it. */
    @Override
    public Document preview(JobPosting posting, CheckContext context) {
        Submission alone = Submission.of(
                new SubmissionId("preview"),
                List.of(Order.publish(SAMPLE, posting, context.online().isPresent())));
        return Document.of(
                "application/xml", new String(fileBuilder.preview(alone, context.clock()), StandardCharsets.UTF_8));
    }

    /** Of the occupations only those that the posting's kind of offer may have. */
    @Override
    public List<Term> lookUp(TermQuery query) {
        return known.lookUp(query);
    }

    /** In the partner's folder, in the one conversation of a pass. */
    private <T> T enter(PassContext context, Function<RemoteFolder, T> talk, Function<Finding, T> barred) {
        return enter(context.shared(Conversation.class, Conversation::new), talk, barred);
    }

    private <T> T enter(Conversation conversation, Function<RemoteFolder, T> talk, Function<Finding, T> barred) {
        List<Finding> why = barred();
        return why.isEmpty() && session != null ? session.enter(conversation, talk, barred) : barred.apply(why.get(0));
    }

    private List<Finding> barred() {
        return settings.errors().isEmpty()
                ? CredentialFindings.errors(credential.inspect(clock.instant()))
                : settings.errors();
    }
}
