package org.aushang.console.internal;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import javax.servlet.MultipartConfigElement;
import org.aushang.api.host.Board;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.ChannelStatus;
import org.aushang.api.host.ConsoleAccess;
import org.aushang.api.host.DraftCheck;
import org.aushang.api.host.PostingEditor;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.SettingsAdministration;
import org.aushang.api.host.Slice;
import org.aushang.api.host.TimelineEntry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Document;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Fix;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.aushang.api.model.Schema;
import org.aushang.api.model.Term;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.servlet.ServletContextHandler;
import org.eclipse.jetty.servlet.ServletHolder;
import org.jspecify.annotations.Nullable;

/** The application in a real servlet container, over services with one channel {@code ba} and one posting on it. */
final class Web implements AutoCloseable {

    static final String HOSTILE = "<script>alert('x')</script>\"onload=\"y";
    static final ChannelId CHANNEL = new ChannelId("ba");
    static final PublicationRef REF = PublicationRef.of("ba", "job 1/ä&b");

    final ChannelService channels = mock(ChannelService.class);
    final PublicationService publications = mock(PublicationService.class);
    final ChannelAdministration administration = mock(ChannelAdministration.class);
    final SettingsAdministration otherSettings = mock(SettingsAdministration.class);
    final Map<String, String> settings = new TreeMap<>(Map.of("pin", "store:ba.pin", "supplierId", "V100000200"));
    final ConsoleServlet console;
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    Web() throws Exception {
        this(null, null);
    }

    Web(@Nullable ConsoleAccess access, @Nullable PostingEditor editor) throws Exception {
        Realm.install();
        answers();
        ConsoleConfig config = mock(ConsoleConfig.class);
        when(config.realm()).thenReturn("test");
        when(config.frameAncestors()).thenReturn("'self' https://ats.example");
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler();
        console = new ConsoleServlet(config, channels, publications, administration, otherSettings);
        if (access != null) {
            console.bindAccess(access);
        }
        if (editor != null) {
            console.bindEditor(editor);
        }
        ServletHolder servlet = new ServletHolder(console);
        servlet.getRegistration().setMultipartConfig(new MultipartConfigElement("", 1 << 20, 4 << 20, 4 << 20));
        context.addServlet(servlet, "/aushang/*");
        server.setHandler(context);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + connector.getLocalPort());
    }

    Browser browser() {
        return new Browser(address(), "en");
    }

    static Finding finding(String code, String target) {
        return Finding.builder(
                        code,
                        LocalizedText.of("Die Postleitzahl fehlt " + HOSTILE, "The postal code is missing " + HOSTILE),
                        LocalizedText.of("Ergänzen Sie sie", "Add it"))
                .target(target)
                .raw(HOSTILE)
                .fix(Fix.of(LocalizedText.of("24103 einsetzen", "Insert 24103"), "jobLocation[0].postalCode", "24103"))
                .build();
    }

    static ChannelStatus channel(List<Finding> findings) {
        return ChannelStatus.builder(
                        CHANNEL, LocalizedText.of("Der Kanal ist aktiv " + HOSTILE, "The channel is active"))
                .board("arbeitsagentur")
                .installed(true)
                .online(3)
                .publications(Map.of(PublicationState.ACCEPTED, 3, PublicationState.INVALID, 1))
                .findings(findings)
                .build();
    }

    static PublicationStatus publication(PublicationState state) {
        return PublicationStatus.builder(REF, 1, new PublicationId("P1"))
                .posting("Gärtner " + HOSTILE, "Kiel")
                .state(state, LocalizedText.of("Zu prüfen", "Needs attention"), Instant.parse("2026-11-20T08:00:00Z"))
                .findings(List.of(finding("ba.033", "jobLocation[0].postalCode")))
                .build();
    }

    private void answers() {
        Schema credentials = new Schema(List.of(
                Field.builder("certificate", Field.Type.FILE, LocalizedText.of("Zertifikat", "Certificate"))
                        .build(),
                Field.builder("pin", Field.Type.SECRET, LocalizedText.of("PIN", "PIN"))
                        .build()));
        Schema account = new Schema(List.of(
                Field.builder("supplierId", Field.Type.TEXT, LocalizedText.of("Supplier-ID", "Supplier ID"))
                        .required()
                        .help(LocalizedText.of("Aus der E-Mail", "From the e-mail"))
                        .build(),
                Field.builder("enabled", Field.Type.SWITCH, LocalizedText.of("Eingeschaltet", "Enabled"))
                        .defaultValue("true")
                        .build()));
        Board board = Board.of(
                "arbeitsagentur",
                LocalizedText.of("Bundesagentur für Arbeit", "Federal Employment Agency"),
                Map.of(Schema.Part.CREDENTIALS, credentials, Schema.Part.ACCOUNT, account));
        when(administration.boards()).thenReturn(List.of(board));
        when(administration.settings(any())).thenAnswer(call -> new TreeMap<>(settings));
        when(administration.configure(any(), any(), any())).thenReturn(channel(List.of()));
        when(administration.pendingMassChange(any(), anyInt())).thenReturn(Optional.empty());
        when(channels.channels()).thenReturn(List.of(channel(List.of())));
        when(channels.channel(CHANNEL)).thenReturn(Optional.of(channel(List.of())));
        when(channels.channel(new ChannelId("new"))).thenReturn(Optional.empty());
        when(channels.testConnection(any())).thenReturn(CompletableFuture.completedFuture(List.of()));
        when(channels.preview(any(), any())).thenReturn(Optional.of(Document.of("application/xml", "<a>" + HOSTILE)));
        when(channels.schema(any(), any()))
                .thenReturn(new Schema(
                        List.of(Field.builder("x:title", Field.Type.TERM, LocalizedText.of("Beruf", "Occupation"))
                                .catalogue("titles")
                                .build())));
        when(channels.lookUp(any(), any()))
                .thenReturn(List.of(new Term("4711", LocalizedText.same("Gärtner " + HOSTILE))));
        when(channels.checkDraft(any(), any()))
                .thenReturn(DraftCheck.of(
                        JobPosting.builder("draft")
                                .title("Koch")
                                .description(HOSTILE)
                                .build(),
                        List.of(finding("ba.033", "jobLocation[0].postalCode"))));
        PublicationStatus status = publication(PublicationState.INVALID);
        when(publications.find(any())).thenReturn(Slice.of(List.of(status), "ba/job 1"));
        when(publications.findAll(any(PublicationQuery.class))).thenAnswer(call -> List.of(status).stream());
        when(publications.status(REF)).thenReturn(Optional.of(status));
        when(publications.retry(REF)).thenReturn(Optional.of(status));
        when(publications.posting(REF))
                .thenReturn(Optional.of(JobPosting.builder(REF.job().value())
                        .title("Gärtner")
                        .description("Sie pflegen den Park. " + HOSTILE)
                        .build()));
        when(publications.timeline(REF))
                .thenReturn(List.of(new TimelineEntry(
                        Instant.parse("2026-11-20T08:00:00Z"),
                        1,
                        LocalizedText.of("Geprüft", "Checked"),
                        HOSTILE,
                        null,
                        List.of())));
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server does not stop", e);
        }
    }
}
