package org.aushang.simulator.arbeitsagentur.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.aushang.simulator.arbeitsagentur.internal.control.Control;
import org.aushang.simulator.arbeitsagentur.internal.fault.FaultInjection;
import org.aushang.simulator.arbeitsagentur.internal.gateway.Gateway;
import org.aushang.simulator.arbeitsagentur.internal.gateway.Worker;
import org.aushang.simulator.arbeitsagentur.internal.pki.Authority;
import org.aushang.simulator.arbeitsagentur.internal.store.GatewayStore;
import org.aushang.simulator.arbeitsagentur.internal.validation.UploadValidator;
import org.jspecify.annotations.Nullable;

/** The simulated gateway: its life cycle from start to stop. */
public final class Simulator implements AutoCloseable {

    private final GatewayStore book;
    private final Worker worker;
    private final Gateway gateway;
    private final FaultInjection faults;
    private final Clock clock;
    private @Nullable Control control;

    private Simulator(GatewayStore book, Worker worker, Gateway gateway, FaultInjection faults, Clock clock) {
        this.faults = faults;
        this.clock = clock;
        this.book = book;
        this.worker = worker;
        this.gateway = gateway;
    }

    /**
     * @param directory for certificates and books; made if absent
     * @param port 0 for a free one
     * @param delay between an upload and its report
     * @throws IOException if the directory cannot be used or the port is taken
     */
    public static Simulator start(Path directory, int port, Duration delay) throws IOException {
        return start(directory, port, delay, new FaultInjection(), Clock.systemUTC());
    }

    /**
     * @param faults what goes wrong, from now on and as it is changed
     * @throws IOException if the directory cannot be used or the port is taken
     */
    public static Simulator start(Path directory, int port, Duration delay, FaultInjection faults, Clock clock)
            throws IOException {
        return start(directory, port, delay, faults, clock, 0, false);
    }

    /**
     * Takes the format of 2018 (P82) only.
     *
     * @param more how many employers besides the two partners, if this is the directory's first start
     * @throws IOException if the directory cannot be used or the port is taken
     */
    public static Simulator start(
            Path directory, int port, Duration delay, FaultInjection faults, Clock clock, int more) throws IOException {
        return start(directory, port, delay, faults, clock, more, false);
    }

    /**
     * @param more how many employers besides the two partners, if this is the directory's first start
     * @param later whether elements are taken that came after the format of 2018 (P82)
     * @throws IOException if the directory cannot be used or the port is taken
     */
    public static Simulator start(
            Path directory, int port, Duration delay, FaultInjection faults, Clock clock, int more, boolean later)
            throws IOException {
        Authority authority = Authority.in(Files.createDirectories(directory), more);
        GatewayStore book = new GatewayStore(directory);
        try {
            Worker worker =
                    new Worker(book, authority.partners(), new UploadValidator(clock, later), clock, delay, faults);
            try {
                Gateway gateway = new Gateway(authority, book, directory, faults, clock, port, worker::wake);
                return new Simulator(book, worker, gateway, faults, clock);
            } catch (IOException | RuntimeException e) {
                worker.close();
                throw e;
            }
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    /** What goes wrong; may be changed at any time. */
    public FaultInjection faults() {
        return faults;
    }

    public GatewayStore book() {
        return book;
    }

    /**
     * Lets people and programs without a certificate look and make faults, on loopback only.
     *
     * @param controlPort 0 for a free one
     * @return where
     * @throws IOException if the port is taken
     */
    public URI control(int controlPort) throws IOException {
        control = new Control(book, faults, clock, controlPort);
        return URI.create("http://localhost:" + control.port() + "/");
    }

    public URI address() {
        return URI.create("https://localhost:" + gateway.port() + "/");
    }

    /** Returns when everything that was uploaded before has been processed, and nothing is shown whose last day is over. */
    public void awaitJudged() throws InterruptedException {
        book.awaitJudged();
        // A hand that moves the clock over midnight must not race with the worker's next round.
        worker.takeDown();
    }

    @Override
    public void close() {
        Control opened = control;
        if (opened != null) {
            opened.close();
        }
        gateway.close();
        worker.close();
        book.close();
    }
}
