package org.aushang.tck;

import java.util.Optional;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.model.PublicationId;
import org.aushang.tck.PinboardConnector.Way;

/** How the kit reaches the pinboard; the bad connectors are made by those who extend this. */
class PinboardContract extends JobBoardPublisherContract {

    protected static final String SECRET = "canary-4711";

    protected final Pinboard board = new Pinboard();

    protected PinboardConnector make(Way way, String address) {
        return new PinboardConnector(board, way, SECRET, address);
    }

    @Override
    protected JobBoardPublisher connector() {
        return make(Way.OPEN, "here");
    }

    @Override
    protected int timesShown(PublicationId publication) {
        return board.timesShown(publication);
    }

    @Override
    protected void decide() {
        board.decide();
    }

    @Override
    protected Optional<JobBoardPublisher> unreachable() {
        return Optional.of(make(Way.CLOSED, "here"));
    }

    @Override
    protected Optional<JobBoardPublisher> losingTheAnswer() {
        return Optional.of(make(Way.LOSING, "here"));
    }

    @Override
    protected Optional<JobBoardPublisher> talkingNonsense() {
        return Optional.of(make(Way.NONSENSE, "here"));
    }

    @Override
    protected Optional<JobBoardPublisher> notLetIn() {
        return Optional.of(make(Way.BARRED, "here"));
    }

    @Override
    protected Optional<JobBoardPublisher> misconfigured() {
        return Optional.of(make(Way.OPEN, ""));
    }

    @Override
    protected String secret() {
        return SECRET;
    }
}
