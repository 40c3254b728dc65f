package ${package};

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
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
import org.aushang.api.model.Capabilities;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Schema;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.metatype.annotations.Designate;

/** Puts postings into a folder. */
@Component(configurationPid = "${package}", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HelloConfig.class, factory = true)
public final class HelloPublisher implements JobBoardPublisher {

    private static final Messages MESSAGES = Messages.load(HelloPublisher.class, "hello");
    private static final Schema ACCOUNT = new Schema(List.of(
            Field.builder("folder", Field.Type.TEXT, MESSAGES.text("field.folder")).required().build()));

    private final ChannelId channel;
    private final boolean configured;
    private final Folder board;

    @Activate
    public HelloPublisher(Map<String, Object> properties) {
        SettingsReader settings = SettingsReader.of(HelloConfig.class, properties);
        String id = settings.text(JobBoards.CHANNEL_ID);
        channel = new ChannelId(ChannelId.isValid(id) ? id : "unnamed");
        configured = ChannelId.isValid(id) && !settings.text("folder").isEmpty();
        board = new Folder(Path.of(settings.text("folder")));
    }

    HelloPublisher(ChannelId channel, boolean configured, Folder board) {
        this.channel = channel;
        this.configured = configured;
        this.board = board;
    }

    @Override
    public ChannelDescriptor describe() {
        return ChannelDescriptor.builder(channel, "hello")
                .condition(configured ? Condition.READY : Condition.of(Condition.Kind.MISCONFIGURED, List.of(admin("hello.folder.missing"))))
                .capabilities(Capabilities.builder().answer(Capabilities.Answer.AT_ONCE).build())
                .limits(Limits.builder().batchSize(1000).build())
                .schema(Schema.Part.ACCOUNT, ACCOUNT).build();
    }

    private static Finding admin(String code) {
        return MESSAGES.finding(code).target("channel.folder").actor(Finding.Actor.ADMIN).remedy(Finding.Remedy.EDIT_SETTINGS).build();
    }

    @Override
    public List<Finding> check(JobPosting posting, CheckContext context) {
        return posting.title().isBlank() ? List.of(MESSAGES.finding("hello.title").target("title").build()) : List.of();
    }

    @Override
    public SubmitResult submit(Submission submission, SubmitContext context) {
        if (!configured || !board.isThere() || context.cancelled()) {
            return SubmitResult.deferred(admin("hello.folder.away"));
        }
        context.store(submission.id() + ".txt", submission.orders().toString().getBytes(StandardCharsets.UTF_8));
        try {
            for (Order order : submission.orders()) {
                carryOut(order);
            }
        } catch (IOException e) {
            context.log("the folder could not be written: " + e);
            return SubmitResult.inDoubt(admin("hello.folder.broken"));
        }
        Receipt receipt = Receipt.of(submission, "", context.clock().instant());
        return SubmitResult.delivered(receipt, submission.orders().stream().map(order -> Verdict.builder(submission.id(),
                order.publication(), Verdict.Decision.ACCEPTED).evidence(order.publication() + ".txt").build()).toList());
    }

    private void carryOut(Order order) throws IOException {
        String id = order.publication().value();
        if (order instanceof Order.Publish publish) {
            board.show(id, publish.posting().title() + "\n\n" + publish.posting().description());
        } else {
            board.remove(id);
        }
    }
}
