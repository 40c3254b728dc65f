package org.aushang.dispatch.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.FeedSource;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.JobBoards;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.DraftCheck;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Document;
import org.aushang.api.model.FeedAddress;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.connector.Channels;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a host may ask of a channel that has every facet, of one that has none, and of one that is not there. */
class ChannelServiceTest {

    private static final LocalizedText LABEL = LocalizedText.of("Feld", "field");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T08:30:00Z"), ZoneOffset.UTC);
    private static final JobPosting JOB = JobPosting.builder("1").title("Koch").build();

    @TempDir
    Path directory;

    private final Channels channels = new Channels();

    private ChannelService service() {
        return new ChannelServiceImpl(List::of, TestLedger.in(directory), channels, CLOCK);
    }

    @BeforeEach
    void bind() {
        channels.bind(new Able(), Map.of(JobBoards.CHANNEL_ID, "able"));
        channels.bind(new FakeBoard(), Map.of(JobBoards.CHANNEL_ID, "ch"));
    }

    private static final class Able
            implements JobBoardPublisher, ConnectionTest, PreviewProvider, TermLookup, FeedSource {

        @Override
        public ChannelDescriptor describe() {
            return ChannelDescriptor.builder(new ChannelId("able"), "able")
                    .schema(
                            Schema.Part.POSTING,
                            new Schema(List.of(Field.builder("able:x", Field.Type.TEXT, LABEL)
                                    .build())))
                    .diagnostic("version", "7")
                    .build();
        }

        @Override
        public List<Finding> check(JobPosting posting, CheckContext context) {
            return List.of();
        }

        @Override
        public SubmitResult submit(Submission submission, SubmitContext context) {
            return SubmitResult.deferred(FakeBoard.finding("able.never"));
        }

        @Override
        public List<Finding> testConnection(WorkContext context) {
            return List.of(FakeBoard.finding("able.until." + context.deadline().getEpochSecond()));
        }

        @Override
        public Document preview(JobPosting posting, CheckContext context) {
            return Document.of("text/plain", posting.title());
        }

        @Override
        public List<Term> lookUp(TermQuery query) {
            return List.of(new Term("1", LABEL), new Term("2", LABEL), new Term("3", LABEL));
        }

        @Override
        public List<FeedAddress> addresses() {
            return List.of(new FeedAddress(LABEL, "/feed.xml"));
        }
    }

    @Test
    void a_channel_with_facets_answers() {
        ChannelService channelService = service();

        assertThat(channelService.preview(new ChannelId("able"), JOB)).contains(Document.of("text/plain", "Koch"));
        assertThat(channelService.lookUp(
                        new ChannelId("able"),
                        TermQuery.builder("jobs", "k").posting(JOB).limit(2).build()))
                .extracting(Term::code)
                .containsExactly("1", "2");
        assertThat(channelService
                        .testConnection(new ChannelId("able"))
                        .toCompletableFuture()
                        .join())
                .extracting(Finding::code)
                .containsExactly("able.until." + CLOCK.instant().plusSeconds(30).getEpochSecond());
        assertThat(channelService
                        .schema(new ChannelId("able"), Schema.Part.POSTING)
                        .fields())
                .hasSize(1);
        assertThat(channelService.jsonSchema(new ChannelId("able"), Schema.Part.POSTING, Locale.GERMAN))
                .contains("able:x", "Feld");
        assertThat(channelService.channels())
                .filteredOn(channel -> channel.channel().value().equals("able"))
                .singleElement()
                .satisfies(channel -> {
                    assertThat(channel.addresses()).hasSize(1);
                    assertThat(channel.diagnostics()).containsEntry("version", "7");
                });
    }

    @Test
    void a_draft_is_read_and_checked() {
        ChannelService channelService = service();
        DraftCheck check = channelService.checkDraft(
                new ChannelId("able"),
                """
                {"@context": "https://schema.org", "@type": "JobPosting", "title": "Koch", "description": "Sie kochen."}""");

        assertThat(check.posting().orElseThrow().title()).isEqualTo("Koch");
        assertThat(check.findings()).noneMatch(Finding::isError);
        assertThat(channelService
                        .checkDraft(new ChannelId("able"), "<html></html>")
                        .posting())
                .isEmpty();
        assertThat(channelService
                        .checkDraft(new ChannelId("able"), "<html></html>")
                        .findings())
                .anyMatch(Finding::isError);
    }

    @Test
    void a_channel_without_facets_is_done_without() {
        ChannelService channelService = service();

        assertThat(channelService.preview(new ChannelId("ch"), JOB)).isEmpty();
        assertThat(channelService.lookUp(
                        new ChannelId("ch"),
                        TermQuery.builder("jobs", "k").posting(JOB).limit(2).build()))
                .isEmpty();
        assertThat(channelService
                        .testConnection(new ChannelId("ch"))
                        .toCompletableFuture()
                        .join())
                .extracting(Finding::code)
                .containsExactly("dispatch.cannot-try");
        assertThat(channelService.schema(new ChannelId("ch"), Schema.Part.ACCOUNT))
                .isEqualTo(Schema.EMPTY);
    }

    @Test
    void a_channel_that_is_not_there_is_said_to_be_absent() {
        ChannelService channelService = service();

        assertThat(channelService.preview(new ChannelId("none"), JOB)).isEmpty();
        assertThat(channelService
                        .testConnection(new ChannelId("none"))
                        .toCompletableFuture()
                        .join())
                .extracting(Finding::code)
                .containsExactly("dispatch.connector-absent");
        assertThat(channelService.jsonSchema(new ChannelId("none"), Schema.Part.ACCOUNT, Locale.US))
                .contains("\"properties\":{}");
    }
}
