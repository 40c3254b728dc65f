package org.aushang.dispatch.internal.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.aushang.api.connector.ChannelDescriptor;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.JobBoardPublisher;
import org.aushang.api.connector.JobBoards;
import org.aushang.dispatch.internal.FakeBoard;
import org.junit.jupiter.api.Test;

class ChannelsTest {

    private static final Map<String, Object> PROPERTIES = Map.of(JobBoards.CHANNEL_ID, "ch");

    private final Channels channels = new Channels();

    /** Whose bundle is updated, and its class loader closed, while it answers. */
    private final JobBoardPublisher leaving = new FakeBoard() {
        @Override
        public ChannelDescriptor describe() {
            channels.unbind(this, PROPERTIES);
            throw new NoClassDefFoundError("of the bundle before the update");
        }
    };

    @Test
    void a_connector_that_goes_away_while_it_is_asked_is_not_defective_but_gone() {
        channels.bind(leaving, PROPERTIES);

        assertThat(channels.find("ch")).isEmpty();
    }

    @Test
    void its_successor_is_asked_where_there_is_one() {
        channels.bind(leaving, PROPERTIES);
        channels.bind(new FakeBoard(), PROPERTIES);

        assertThat(channels.find("ch").orElseThrow().descriptor().condition().isReady())
                .isTrue();
    }

    @Test
    void one_that_stays_and_cannot_describe_itself_is_defective() {
        channels.bind(
                new FakeBoard() {
                    @Override
                    public ChannelDescriptor describe() {
                        throw new NoClassDefFoundError("that was never packed");
                    }
                },
                PROPERTIES);

        assertThat(channels.find("ch").orElseThrow().descriptor().condition().kind())
                .isEqualTo(Condition.Kind.MISCONFIGURED);
    }
}
