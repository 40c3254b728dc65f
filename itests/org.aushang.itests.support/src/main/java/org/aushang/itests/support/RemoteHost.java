package org.aushang.itests.support;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.aushang.api.host.Change;
import org.aushang.api.host.ChangeToken;
import org.aushang.api.host.ChannelAdministration;
import org.aushang.api.host.ChannelService;
import org.aushang.api.host.PublicationQuery;
import org.aushang.api.host.PublicationService;
import org.aushang.api.host.PublicationStatus;
import org.aushang.api.host.StoreUnavailableException;
import org.aushang.api.host.Withdrawal;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PostalAddress;
import org.aushang.api.model.PublicationRef;
import org.aushang.api.model.PublicationState;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * A host that is controlled from another process, where the framework's property {@value #DIRECTORY} names a
 * directory: there it writes the port on loopback on which it listens. A line in, a line out, fields between tabs.
 */
@Component(
        service = {},
        immediate = true)
public final class RemoteHost {

    static final String DIRECTORY = "aushang.remote.directory";

    private static final String[] WORDS =
            ("Sie wir unsere Kundinnen Kunden Aufgaben übernehmen betreuen Anlagen Wartung Gärten Parks Lösungen entwickeln"
                            + " Zusammenarbeit Verantwortung selbständig Arbeitsweise Erfahrung Ausbildung abgeschlossene Bäume"
                            + " Kenntnisse Sprache Vergütung Urlaub Fortbildung flexible Arbeitszeiten Standort Größe Straße für"
                            + " mit und oder sowie bei nach über unter dreißig Nähe Bahnhof schneiden pflanzen pflegen")
                    .split(" ");

    private final PublicationService service;
    private final ChannelService channelService;
    private final ChannelAdministration administration;
    private final ConfigurationAdmin configurations;
    private final @Nullable ServerSocket server;

    @Activate
    public RemoteHost(
            BundleContext context,
            @Reference PublicationService service,
            @Reference ChannelService channelService,
            @Reference ChannelAdministration administration,
            @Reference ConfigurationAdmin configurations)
            throws IOException {
        this.service = service;
        this.channelService = channelService;
        this.administration = administration;
        this.configurations = configurations;
        String directory = context.getProperty(DIRECTORY);
        if (directory == null) {
            server = null;
            return;
        }
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Path draft = Files.writeString(Path.of(directory, "port.draft"), String.valueOf(server.getLocalPort()));
        Files.move(draft, draft.resolveSibling("port"), StandardCopyOption.ATOMIC_MOVE);
        Thread thread = new Thread(() -> listen(server), "remote-host");
        thread.setDaemon(true);
        thread.start();
    }

    private void listen(ServerSocket socket) {
        while (!socket.isClosed()) {
            try (Socket caller = socket.accept();
                    BufferedReader in =
                            new BufferedReader(new InputStreamReader(caller.getInputStream(), StandardCharsets.UTF_8));
                    PrintWriter out = new PrintWriter(caller.getOutputStream(), true, StandardCharsets.UTF_8)) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    out.println(answer(List.of(line.split("\t", -1))));
                }
            } catch (IOException e) {
                // The caller went away, or we do.
            }
        }
    }

    private String answer(List<String> line) {
        try {
            return "OK\t" + carryOut(line);
        } catch (StoreUnavailableException e) {
            return "UNAVAILABLE\t" + e.finding().code();
        } catch (IOException | RuntimeException e) {
            return "FAILED\t" + e.toString().replaceAll("\\s+", " ");
        }
    }

    private String carryOut(List<String> line) throws IOException {
        String channel = line.get(1);
        switch (line.get(0)) {
            case "configure" -> configure(channel, line.subList(2, line.size()));
            case "publish" -> service.publish(new ChannelId(channel), posting(line.get(2), line.get(3)));
            case "withdraw" -> service.withdraw(PublicationRef.of(channel, line.get(2)), Withdrawal.usual());
            case "replace" -> {
                List<JobPosting> postings = new ArrayList<>();
                for (int i = 2; i + 1 < line.size(); i += 2) {
                    postings.add(posting(line.get(i), line.get(i + 1)));
                }
                service.replaceAll(new ChannelId(channel), postings);
            }
            case "many" -> service.replaceAll(
                    new ChannelId(channel),
                    IntStream.range(0, Integer.parseInt(line.get(2)))
                            .mapToObj(i -> various(channel, i))
                            .toList());
            case "pause" -> administration.pause(new ChannelId(channel));
            case "resume" -> administration.resume(new ChannelId(channel));
            case "counts" -> {
                return channelService.channels().stream()
                        .map(status -> status.channel().value() + status.publications())
                        .collect(Collectors.joining(" "));
            }
            case "approve" -> administration
                    .pendingMassChange(new ChannelId(channel), 0)
                    .ifPresent(shown -> administration.approve(shown.token()));
            case "statuses" -> {
                return all(new ChannelId(channel)).stream()
                        .map(status -> status.ref().job() + "=" + status.state() + "=" + status.title() + "="
                                + status.generation())
                        .collect(Collectors.joining("\t"));
            }
            case "changes" -> {
                return service.changesAfter(new ChangeToken(channel), 1000).items().stream()
                        .map(change -> change.token() + "="
                                + change.publication()
                                        .map(ref -> ref.job().value())
                                        .orElse("") + "="
                                + change.state().map(Enum::name).orElse(""))
                        .collect(Collectors.joining("\t"));
            }
            case "acceptances" -> {
                return acceptances(new ChangeToken(channel));
            }
            case "latest" -> {
                return service.latestChange().value();
            }
            case "why" -> {
                return service.status(PublicationRef.of(channel, line.get(2))).orElseThrow() + " "
                        + service.timeline(PublicationRef.of(channel, line.get(2)))
                                .toString()
                                .replaceAll("\\s+", " ");
            }
            default -> throw new IllegalArgumentException(line.get(0));
        }
        return "";
    }

    /** How many acceptances of each channel the change feed has after this token, behind the token to go on with. */
    private String acceptances(ChangeToken from) {
        Map<String, Integer> counts = new TreeMap<>();
        ChangeToken at = from;
        List<Change> part = service.changesAfter(at, 1000).items();
        while (!part.isEmpty()) {
            part.stream()
                    .filter(change -> change.state().equals(Optional.of(PublicationState.ACCEPTED)))
                    .forEach(change -> counts.merge(change.channel().value(), 1, Integer::sum));
            at = part.get(part.size() - 1).token();
            part = service.changesAfter(at, 1000).items();
        }
        return at.value()
                + counts.entrySet().stream()
                        .map(one -> "\t" + one.getKey() + "=" + one.getValue())
                        .collect(Collectors.joining());
    }

    private List<PublicationStatus> all(ChannelId channel) {
        PublicationQuery query = PublicationQuery.of(channel).toBuilder()
                .limit(PublicationQuery.MAX_LIMIT)
                .build();
        return service.findAll(query).toList();
    }

    /** A title with {@code refused} in it gets a place that the gateway does not know, and we do not see it before. */
    private static JobPosting posting(String job, String title) {
        JobPosting.Builder posting = Host.posting(job).title(title);
        return title.contains("refused")
                ? posting.jobLocations(List.of(PostalAddress.builder()
                                .streetAddress("Am Kai 1")
                                .postalCode("48143")
                                .addressLocality("Bielefeld")
                                .addressRegion("Nordrhein-Westfalen")
                                .addressCountry("DE")
                                .build()))
                        .build()
                : posting.build();
    }

    /** One of many, with some 2,000 characters of its own; the same at every run. */
    private static JobPosting various(String channel, int number) {
        Random random = new Random(channel.hashCode() * 31L + number);
        StringBuilder text = new StringBuilder(2_100);
        while (text.length() < 2_000) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(12) == 0 ? ". " : " ");
        }
        return Host.posting("job" + number)
                .title("Gärtnerin / Gärtner (m/w/d) " + channel + " " + number)
                .description(text.toString())
                .build();
    }

    private void configure(String channel, List<String> pairs) throws IOException {
        Map<String, Object> form = new HashMap<>();
        form.put("aushang.channel.id", channel);
        for (String pair : pairs) {
            form.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        configurations
                .getFactoryConfiguration(Host.CHANNEL_PID, channel, "?")
                .updateIfDifferent(FrameworkUtil.asDictionary(form));
    }

    @Deactivate
    void close() throws IOException {
        if (server != null) {
            server.close();
        }
    }
}
