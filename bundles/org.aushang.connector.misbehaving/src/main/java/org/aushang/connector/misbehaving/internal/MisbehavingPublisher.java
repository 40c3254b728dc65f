package org.aushang.connector.misbehaving.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.Limits;
import org.aushang.api.connector.Messages;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.SettingsReader;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.Verdict;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * A board that accepts everything, behind a connector that violates the contract on request: by its configuration, or by a
 * posting's extension {@code misbehaving:<method>}. For hosts that want to see what their users will see.
 */
@Component(configurationPid = MisbehavingPublisher.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = MisbehavingConfig.class, factory = true)
public final class MisbehavingPublisher implements JobBoardPublisher {

    static final String PID = "org.aushang.connector.misbehaving";

    private static final Messages MESSAGES = Messages.load(MisbehavingPublisher.class, "misbehaving");

    private final String channelId;
    private final Map<String, String> conducts;
    private final int delaySeconds;
    private final List<Finding> findings;

    @Activate
    public MisbehavingPublisher(Map<String, Object> properties) {
        SettingsReader reader = SettingsReader.of(MisbehavingConfig.class, properties);
        List<String> known = Arrays.stream(Conduct.values())
                .map(conduct -> conduct.name().toLowerCase(Locale.ROOT))
                .toList();
        String id = reader.text(JobBoards.CHANNEL_ID);
        channelId = id.isEmpty() ? "unnamed" : id;
        conducts = Stream.of("describe", "check", "submit", "collectVerdicts")
                .collect(Collectors.toUnmodifiableMap(method -> method, method -> reader.choice(method, known)));
        delaySeconds = reader.number("delaySeconds", 0, 86_400);
        findings = reader.findings();
    }

    private Conduct conduct(String method, Optional<JobPosting> posting) {
        return Conduct.of(posting.flatMap(job -> job.extension("misbehaving:" + method))
                .orElse(conducts.getOrDefault(method, "well")));
    }

    private static Finding finding(String code) {
        return MESSAGES.finding("misbehaving." + code).target("channel").build();
    }

    @Override
    public ChannelDescriptor describe() {
        if (findings.stream().anyMatch(Finding::isError)) {
            return ChannelDescriptor.builder(new ChannelId(channelId), "misbehaving")
                    .condition(Condition.of(Condition.Kind.MISCONFIGURED, findings))
                    .build();
        }
        return conduct("describe", Optional.empty())
                .around(delaySeconds, () -> ChannelDescriptor.builder(new ChannelId(channelId), "misbehaving")
                        .condition(Condition.of(Condition.Kind.READY, findings))
                        .limits(Limits.builder()
                                .batchSize(1)
                                .firstPollAfter(Limits.DEFAULT.firstPollAfter().dividedBy(60))
                                .pollInterval(Limits.DEFAULT.pollInterval().dividedBy(60))
                                .resendAfter(Limits.DEFAULT.resendAfter().dividedBy(60))
                                .build())
                        .build());
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        Conduct conduct = conduct("check", Optional.of(posting));
        return conduct.around(
                delaySeconds, () -> conduct == Conduct.REJECTED ? List.of(finding("held-back")) : List.of());
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        Optional<JobPosting> posting = submission.orders().stream()
                .filter(Order.Publish.class::isInstance)
                .map(order -> ((Order.Publish) order).posting())
                .findFirst();
        Conduct conduct = conduct("submit", posting);
        context.store(submission.id() + ".txt", conduct.name().getBytes(StandardCharsets.UTF_8));
        return conduct.around(delaySeconds, () -> switch (conduct) {
            case DEFERRED -> SubmitResult.deferred(finding("deferred"));
            case REFUSED -> SubmitResult.refused(List.of(finding("refused")));
            case UNKNOWN -> SubmitResult.inDoubt(finding("unknown"));
            default -> SubmitResult.delivered(Receipt.of(
                    submission,
                    conduct("collectVerdicts", posting).name(),
                    context.clock().instant()));
        });
    }

    /** What a posting asked for stands in the receipt: a connector remembers nothing. */
    @Override
    public List<Verdict> collectVerdicts(List<Receipt> open, CollectContext context) {
        Conduct worst = open.stream()
                .map(this::conduct)
                .filter(conduct -> conduct != Conduct.WELL)
                .findFirst()
                .orElse(Conduct.WELL);
        return worst.around(delaySeconds, () -> open.stream()
                .filter(receipt -> conduct(receipt) != Conduct.SILENT)
                .flatMap(receipt -> receipt.entries().stream().map(entry -> verdict(receipt, entry)))
                .toList());
    }

    private Conduct conduct(Receipt receipt) {
        Conduct asked = Conduct.of(receipt.value());
        return asked == Conduct.WELL ? conduct("collectVerdicts", Optional.empty()) : asked;
    }

    private Verdict verdict(Receipt receipt, Receipt.Entry entry) {
        boolean rejected = conduct(receipt) == Conduct.REJECTED;
        return Verdict.builder(
                        receipt.submission(), entry.publication(), rejected ? Decision.REJECTED : Decision.ACCEPTED)
                .findings(rejected ? List.of(finding("rejected")) : List.of())
                .evidence("misbehaving " + receipt.value())
                .build();
    }
}
