package org.aushang.dispatch.internal.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.aushang.api.connector.Condition;
import org.aushang.api.connector.Verdict.Decision;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.dispatch.internal.FakeBoard;
import org.aushang.dispatch.internal.Stage;
import org.aushang.dispatch.internal.model.LedgerException;
import org.aushang.dispatch.internal.store.Ledger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelAlertsTest {

    @TempDir
    Path directory;

    private static final Set<String> LIFE = Set.of("dispatch.active", "dispatch.first-acceptance", "dispatch.inactive");

    private final List<String> heard = new ArrayList<>();
    private final List<String> life = new ArrayList<>();

    private ChannelAlerts news(Stage stage) {
        ChannelAlerts news = ChannelAlerts.direct(stage.ledger, stage.channels, stage.clock);
        news.bind((channel, findings) -> findings.stream()
                .filter(finding -> !LIFE.contains(finding.code()))
                .forEach(finding -> heard.add(channel + " " + finding.code())));
        news.bind((channel, findings) ->
                findings.stream().map(Finding::code).filter(LIFE::contains).forEach(life::add));
        return news;
    }

    @Test
    void becoming_active_the_first_acceptance_and_the_end_are_told_once_each() {
        Stage stage = new Stage(directory);
        stage.board.condition = saying(Condition.Kind.MISCONFIGURED, "certificate.wrong-pin");
        news(stage).checkAllChannels();
        assertThat(life).isEmpty();

        stage.board.condition = Condition.READY;
        news(stage).checkAllChannels();
        news(stage).checkAllChannels();
        assertThat(life).containsExactly("dispatch.active");
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.workUntilSettled();
        news(stage).checkAllChannels();
        stage.service.publish(new ChannelId("ch"), Stage.job("2", "Köchin"));
        stage.workUntilSettled();
        news(stage).checkAllChannels();
        assertThat(life).containsExactly("dispatch.active", "dispatch.first-acceptance");
        assertThat(stage.channelService.channels().get(0).sentence().english()).startsWith("Active");

        stage.board.condition = Condition.of(Condition.Kind.SWITCHED_OFF, List.of());
        news(stage).checkAllChannels();
        news(stage).checkAllChannels();
        stage.board.condition = Condition.READY;
        news(stage).checkAllChannels();
        assertThat(life)
                .containsExactly(
                        "dispatch.active", "dispatch.first-acceptance", "dispatch.inactive", "dispatch.active");
    }

    private static Condition saying(Condition.Kind kind, String... codes) {
        return Condition.of(
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
        news(stage).checkAllChannels();
        assertThat(heard).as("nothing to say").isEmpty();

        stage.board.condition = saying(Condition.Kind.READY, "certificate.expires.60");
        news(stage).checkAllChannels();
        news(stage).checkAllChannels();
        assertThat(heard).containsExactly("ch certificate.expires.60");

        stage.board.condition = saying(Condition.Kind.READY, "certificate.expires.30", "fake.other");
        news(stage).checkAllChannels();
        assertThat(heard).containsExactly("ch certificate.expires.60", "ch certificate.expires.30", "ch fake.other");
    }

    @Test
    void an_account_that_the_board_refuses_is_news_until_somebody_acts() {
        Stage stage = new Stage(directory);
        stage.board.decisions.add(Decision.ACCOUNT_REFUSED);
        stage.service.publish(new ChannelId("ch"), Stage.job("1", "Koch"));
        stage.workUntilSettled();

        news(stage).checkAllChannels();
        news(stage).checkAllChannels();
        stage.administration.resume(new ChannelId("ch"));
        news(stage).checkAllChannels();

        assertThat(heard).containsExactly("ch dispatch.account");
    }

    @Test
    void a_ledger_that_fails_swallows_nothing() {
        Stage stage = new Stage(directory);
        stage.board.condition = saying(Condition.Kind.READY, "certificate.expires.60");
        DataSource real = stage.ledger.dataSource();
        boolean[] there = {true};
        Ledger failing = new Ledger(
                (DataSource) Proxy.newProxyInstance(
                        ChannelAlertsTest.class.getClassLoader(),
                        new Class<?>[] {DataSource.class},
                        (proxy, method, arguments) -> {
                            if (!there[0]) {
                                throw new SQLException("connection refused");
                            }
                            return method.invoke(real, arguments);
                        }),
                false);
        ChannelAlerts news = ChannelAlerts.direct(failing, stage.channels, stage.clock);
        news.bind((channel, findings) -> findings.stream()
                .filter(finding -> !LIFE.contains(finding.code()))
                .forEach(finding -> heard.add(finding.code())));

        there[0] = false;
        assertThatThrownBy(news::checkAllChannels).isInstanceOf(LedgerException.class);
        there[0] = true;
        news.checkAllChannels();

        assertThat(heard).containsExactly("certificate.expires.60");
    }

    @Test
    void what_comes_back_is_news_again() {
        Stage stage = new Stage(directory);
        stage.board.condition = saying(Condition.Kind.MISCONFIGURED, "certificate.wrong-pin");
        news(stage).checkAllChannels();
        stage.board.condition = Condition.READY;
        news(stage).checkAllChannels();
        stage.board.condition = saying(Condition.Kind.MISCONFIGURED, "certificate.wrong-pin");
        news(stage).checkAllChannels();

        assertThat(heard).containsExactly("ch certificate.wrong-pin", "ch certificate.wrong-pin");
    }
}
