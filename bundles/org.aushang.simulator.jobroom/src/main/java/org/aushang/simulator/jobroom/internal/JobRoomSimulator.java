package org.aushang.simulator.jobroom.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.aushang.simulator.jobroom.internal.server.Advertisements;
import org.aushang.simulator.jobroom.internal.server.Requests;
import org.aushang.simulator.jobroom.internal.server.ServerCertificate;

/**
 * A Job-Room of one's own on the loopback interface, over TLS with a certificate of its own. It holds everything in memory.
 *
 * <p>A posting is inspected for a while. One with {@code [reject]} in its title is then rejected; one of an occupation whose code ends
 * with 9 has to be reported and is restricted for five working days, all others are public. After its last day it is archived. As
 * Job-Room was seen to do in 2026, it loses what stands in parentheses in titles.
 *
 * <p>Below other paths it misbehaves, for tests: {@code /lossy} does what it is asked and drops the connection, {@code /nonsense}
 * answers everything with a page, {@code /busy} with 503. Safe for all threads.
 */
public final class JobRoomSimulator implements AutoCloseable {

    /** The user name of the account. */
    public static final String USER = "simulated";

    private static final String PATH = "/jobAdvertisements/v1";

    static {
        // The JDK's server writes head and body apart; without this each answer waits up to 40 ms for an
        // acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpsServer server;
    private final ExecutorService threads;
    private final ServerCertificate certificate;
    private final Advertisements advertisements;

    private JobRoomSimulator(
            HttpsServer server, ExecutorService threads, ServerCertificate certificate, Advertisements advertisements) {
        this.server = server;
        this.threads = threads;
        this.certificate = certificate;
        this.advertisements = advertisements;
    }

    /**
     * @param port 0: a free one
     * @param password of {@link #USER}
     * @param inspection how long a posting is inspected
     * @throws IOException if the port is taken
     */
    public static JobRoomSimulator start(int port, String password, Duration inspection, Clock clock)
            throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "simulated Job-Room");
            thread.setDaemon(true);
            return thread;
        });
        try {
            ServerCertificate certificate = ServerCertificate.create(clock);
            Advertisements advertisements = new Advertisements(clock, inspection);
            HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
            server.setExecutor(threads);
            Requests requests = new Requests(advertisements, USER, password);
            server.createContext(PATH, requests::answer);
            server.createContext("/lossy" + PATH, requests::answerAndDrop);
            server.createContext("/nonsense", Requests::answerNonsense);
            server.createContext("/busy", Requests::answerBusy);
            server.start();
            return new JobRoomSimulator(server, threads, certificate, advertisements);
        } catch (GeneralSecurityException e) {
            threads.shutdownNow();
            throw new IOException(e);
        }
    }

    /** The interface's base, to be configured as its address. */
    public URI base() {
        return at("");
    }

    /** @param path {@code /lossy}, {@code /nonsense}, {@code /busy} or nothing */
    public URI at(String path) {
        return URI.create("https://localhost:" + server.getAddress().getPort() + path + PATH);
    }

    /** The certificate to trust, in PEM. */
    public String certificate() {
        return certificate.pem();
    }

    /** Ends all inspections that are under way now. */
    public void decideAll() {
        advertisements.decideAll();
    }

    /** All advertisements as their owner sees them, newest first. */
    public List<JsonNode> advertisements() {
        return advertisements.all();
    }

    /** How many are published under a reference now. */
    public int published(String reference) {
        return (int) advertisements.all().stream()
                .filter(ad -> ad.path("externalReference").asText().equals(reference))
                .filter(ad -> ad.path("status").asText().startsWith("PUBLISHED_"))
                .count();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
