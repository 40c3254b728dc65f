package org.aushang.connector.jobroom.internal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.tck.JobBoardPublisherContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The kit, with a simulated Job-Room behind TLS. */
class JobRoomContractTest extends JobBoardPublisherContract {

    private static SimulatedJobRoom jobRoom;

    @BeforeAll
    static void start() throws IOException {
        jobRoom = new SimulatedJobRoom(Clock.systemUTC());
    }

    @AfterAll
    static void stop() {
        jobRoom.close();
    }

    @Override
    protected JobBoardPublisher connector() {
        return jobRoom.channel();
    }

    @Override
    protected int timesShown(PublicationId publication) {
        return jobRoom.simulator().published(publication.value());
    }

    @Override
    protected JobPosting posting(String identifier, String title) {
        return SimulatedJobRoom.posting(identifier, title).build();
    }

    @Override
    protected void decide() {
        jobRoom.simulator().decideAll();
    }

    @Override
    protected Optional<JobBoardPublisher> unreachable() throws IOException {
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return with("baseUrl", "https://localhost:" + closed.getLocalPort() + "/v1");
        }
    }

    @Override
    protected Optional<JobBoardPublisher> losingTheAnswer() {
        return Optional.of(SimulatedJobRoom.channel(jobRoom.form("/lossy")));
    }

    @Override
    protected Optional<JobBoardPublisher> talkingNonsense() {
        return Optional.of(SimulatedJobRoom.channel(jobRoom.form("/nonsense")));
    }

    @Override
    protected Optional<JobBoardPublisher> notLetIn() {
        return with(".password", "another-canary-7788");
    }

    @Override
    protected Optional<JobBoardPublisher> misconfigured() {
        return with("contactPhone", "none");
    }

    private static Optional<JobBoardPublisher> with(String field, String value) {
        Map<String, Object> form = new HashMap<>(jobRoom.form(""));
        form.put(field, value);
        return Optional.of(SimulatedJobRoom.channel(form));
    }

    @Override
    protected String secret() {
        return SimulatedJobRoom.PASSWORD;
    }
}
