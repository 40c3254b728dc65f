package org.aushang.dispatch.internal.announce;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.Condition;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelNewsTest {

    @TempDir
    Path directory;

    private final List<String> heard = new ArrayList<>();

    private ChannelNews news(Stage stage) {
        ChannelNews news = new ChannelNews(stage.ledger, stage.channels, stage.clock);
        news.bind((channel, findings) -> findings.forEach(finding -> heard.add(channel + " " + finding.code())));
        return news;
    }

    private static Condition saying(Condition.Kind kind, String... codes) {
        return new Condition(
                kind,
                Arrays.stream(codes)
                        .map(code -> FakeBoard.finding(code).toBuilder()
                                .severity(Finding.Severity.WARNING)
                                .build())
                        .toList());
    }

    @Test
    void each_is_told_once_by_whichever_node_and_start() {
        Stage stage = new Stage(directory);
        news(stage).look();
        assertThat(heard).as("nothing to say").isEmpty();

        stage.board.condition = saying(Condition.Kind.READY, "certificate.expires.60");
        news(stage).look();
        news(stage).look();
        assertThat(heard).containsExactly("ch certificate.expires.60");

        stage.board.condition = saying(Condition.Kind.READY, "certificate.expires.30", "fake.other");
        news(stage).look();
        assertThat(heard).containsExactly("ch certificate.expires.60", "ch certificate.expires.30", "ch fake.other");
    }

    @Test
    void what_comes_back_is_news_again() {
        Stage stage = new Stage(directory);
        stage.board.condition = saying(Condition.Kind.MISCONFIGURED, "certificate.wrong-pin");
        news(stage).look();
        stage.board.condition = Condition.READY;
        news(stage).look();
        stage.board.condition = saying(Condition.Kind.MISCONFIGURED, "certificate.wrong-pin");
        news(stage).look();

        assertThat(heard).containsExactly("ch certificate.wrong-pin", "ch certificate.wrong-pin");
    }
}
