package org.aushang.itests.karaf;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.features;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.inject.Inject;
import javax.security.auth.Subject;
import javax.sql.DataSource;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.apache.karaf.shell.support.completers.ArgumentCommandLine;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.PublicationState;
import org.aushang.itests.support.Host;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** The ledger in a PostgreSQL that Karaf's own configuration names, and the operator's commands. As the README says. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class PostgresqlIT {

    private static final String DATA_SOURCE = "etc/org.ops4j.datasource-ats.cfg";

    @Inject
    private BundleContext context;

    @Inject
    private ConfigurationAdmin configurations;

    @Inject
    private SessionFactory shell;

    @Inject
    @Filter(value = "(dataSourceName=ats)", timeout = 30_000)
    private DataSource database;

    @Inject
    @Filter(timeout = 30_000)
    private PublicationService service;

    @Inject
    private ChannelService channelService;

    private Host host;

    @org.ops4j.pax.exam.Configuration
    public static Option[] karaf() throws IOException {
        // Lives as long as the process that runs the stories.
        EmbeddedPostgres server = EmbeddedPostgres.builder().start();
        List<Option> options = new ArrayList<>(
                List.of(JobBoardKaraf.with("scr", "aushang-arbeitsagentur", "aushang-simulator", "aushang-shell")));
        options.add(features(
                maven("org.ops4j.pax.jdbc", "pax-jdbc-features", System.getProperty("pax.jdbc.version"))
                        .type("xml")
                        .classifier("features"),
                "pax-jdbc-config",
                "pax-jdbc-pool-hikaricp",
                "pax-jdbc-postgresql"));
        Map.of(
                        "osgi.jdbc.driver.name", "PostgreSQL JDBC Driver",
                        "pool", "hikari",
                        "dataSourceName", "ats",
                        "url", "jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                        "user", "postgres",
                        "hikari.maximumPoolSize", "24")
                .forEach((name, value) -> options.add(editConfigurationFilePut(DATA_SOURCE, name, value)));
        options.add(
                editConfigurationFilePut("etc/org.aushang.dispatch.cfg", "dataSource.target", "(dataSourceName=ats)"));
        return options.toArray(Option[]::new);
    }

    @Before
    public void openGateway() throws Exception {
        host = new Host(context, configurations, service, "postgresql");
        host.openGateway();
        host.configureChannel(Map.of());
    }

    @After
    public void close() {
        host.close();
    }

    /** What the console prints for a person with every role; the features' access control refuses the others. */
    private String command(String line) throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream console = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Subject operator = new Subject();
        for (String role : List.of("viewer", "manager", "admin")) {
            operator.getPrincipals().add(new RolePrincipal(role));
        }
        Session session = shell.create(System.in, console, console);
        try {
            Subject.doAs(operator, (PrivilegedExceptionAction<Object>) () -> session.execute(line));
        } catch (PrivilegedActionException e) {
            throw e.getException();
        } finally {
            session.close();
        }
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** What Karaf offers at the end of a line. */
    private List<String> completed(String... words) {
        CommandLine line = new ArgumentCommandLine(words[words.length - 1], words[words.length - 1].length()) {
            @Override
            public int getCursorArgumentIndex() {
                return words.length - 1;
            }

            @Override
            public String[] getArguments() {
                return words;
            }
        };
        String name = words[0].substring(words[0].indexOf(':') + 1);
        Session session = shell.create(System.in, System.out, System.err);
        try {
            List<String> candidates = new ArrayList<>();
            shell.getRegistry().getCommand("aushang", name).getCompleter(false).complete(session, line, candidates);
            return candidates.stream().map(String::strip).toList();
        } finally {
            session.close();
        }
    }

    private static String everythingIn(Path zip) throws IOException {
        StringBuilder text = new StringBuilder();
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                text.append(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return text.toString();
    }

    private long rows() throws Exception {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select count(*) from publication where state = 'ACCEPTED' and job = 'pg'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    public void aPostingGoesOutAndTheLedgerIsInTheDatabase() throws Exception {
        service.publish(new ChannelId(Host.CHANNEL), Host.posting("pg").build());
        host.await("pg", now -> now.state() == PublicationState.ACCEPTED);

        assertEquals(1, rows());
        Path file = Path.of(System.getProperty("karaf.base", "."), "aushang", "ledger.mv.db");
        assertTrue("no file beside it", Files.notExists(file));
    }

    /** The core stays, and says which property it is; nothing is stored anywhere else meanwhile. */
    @Test
    public void aFilterThatIsNoneIsSaidAndTheStoreIsBackWhenItIsCorrected() throws Exception {
        Configuration settings = configurations.getConfiguration("org.aushang.dispatch", "?");
        Dictionary<String, Object> right = settings.getProperties();
        Dictionary<String, Object> wrong = settings.getProperties();
        wrong.put("dataSource.target", "dataSourceName=ats");

        settings.update(wrong);
        try {
            host.until("health names the property", () -> health().contains("dataSource.target"));
            assertTrue(health(), health().contains("dataSourceName=ats"));
            assertNotNull(context.getServiceReference(PublicationService.class));
        } finally {
            settings.update(right);
        }

        host.until("the store is there again", this::isStoreThere);
        Path file = Path.of(System.getProperty("karaf.base", "."), "aushang", "ledger.mv.db");
        assertTrue("no file beside it", Files.notExists(file));
    }

    private boolean isStoreThere() {
        ServiceReference<ChannelService> service = context.getServiceReference(ChannelService.class);
        ChannelService now = service == null ? null : context.getService(service);
        try {
            return now != null && now.channels() != null;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    /** What the command says, be it a failure or not. */
    private String health() {
        try {
            return command("aushang:health");
        } catch (Exception e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    public void anOperatorPausesAndResumesAndIsToldWhatABackupIsHere() throws Exception {
        host.until("the channel is known", () -> channelService.channels().stream()
                .anyMatch(channel -> channel.installed()));
        host.until("its commands are there", () -> {
            try {
                return command("aushang:channels").contains(Host.CHANNEL);
            } catch (Exception e) {
                return false;
            }
        });

        assertTrue(command("aushang:pause " + Host.CHANNEL).contains("ause"));
        service.publish(new ChannelId(Host.CHANNEL), Host.posting("paused").build());
        host.await("paused", now -> now.sentence().english().equals("Waiting: the channel is paused"));
        command("aushang:resume " + Host.CHANNEL);
        host.await("paused", now -> now.state() == PublicationState.ACCEPTED);

        assertEquals(List.of("paused"), completed("aushang:timeline", Host.CHANNEL, "pau"));
        String timeline = command("aushang:timeline " + Host.CHANNEL + " paused");
        assertTrue(timeline, timeline.contains("DSV999999900_"));
        Path bundle = Files.createTempDirectory("support").resolve("paused.zip");
        command("aushang:support-bundle " + Host.CHANNEL + " paused " + bundle);
        String content = everythingIn(bundle);
        assertTrue(content, content.contains("<JobPositionPostingId>") && content.contains("state: ACCEPTED"));
        assertEquals("the PIN or the certificate", List.of(), host.secretsIn(content));
        Exception backup = assertThrows(Exception.class, () -> command("aushang:backup nowhere.zip"));
        assertTrue(backup.getMessage(), backup.getMessage().contains("database"));
    }
}
