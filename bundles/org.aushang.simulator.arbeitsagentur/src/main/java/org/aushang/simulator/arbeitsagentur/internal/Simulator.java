package org.aushang.simulator.arbeitsagentur.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.aushang.simulator.arbeitsagentur.internal.book.Book;
import org.aushang.simulator.arbeitsagentur.internal.gateway.Gateway;
import org.aushang.simulator.arbeitsagentur.internal.gateway.Worker;
import org.aushang.simulator.arbeitsagentur.internal.gateway.Worker.Reporting;
import org.aushang.simulator.arbeitsagentur.internal.judge.Judge;
import org.aushang.simulator.arbeitsagentur.internal.pki.Authority;

/** The whole gateway, from start to stop. */
public final class Simulator implements AutoCloseable {

    private final Book book;
    private final Worker worker;
    private final Gateway gateway;

    private Simulator(Book book, Worker worker, Gateway gateway) {
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
        return start(directory, port, delay, () -> Reporting.WHOLE);
    }

    /**
     * @param reporting how each report comes
     * @throws IOException if the directory cannot be used or the port is taken
     */
    public static Simulator start(Path directory, int port, Duration delay, Supplier<Reporting> reporting)
            throws IOException {
        Authority authority = Authority.in(Files.createDirectories(directory));
        Clock clock = Clock.systemUTC();
        Book book = new Book(directory);
        try {
            Gateway gateway = new Gateway(authority, book, clock, port);
            Worker worker = new Worker(book, authority.partners(), new Judge(clock), clock, delay, reporting);
            return new Simulator(book, worker, gateway);
        } catch (IOException | RuntimeException e) {
            book.close();
            throw e;
        }
    }

    public URI address() {
        return URI.create("https://localhost:" + gateway.port() + "/");
    }

    /** Returns when everything that was uploaded before has been judged. */
    public void awaitJudged() throws InterruptedException {
        book.awaitJudged();
    }

    @Override
    public void close() {
        gateway.close();
        worker.close();
        book.close();
    }
}
