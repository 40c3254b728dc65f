package org.aushang.connector.feed.internal.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.aushang.api.model.ChannelId;
import org.aushang.connector.feed.internal.settings.Settings;
import org.junit.jupiter.api.Test;

class EntityTagTest {

    private static final Settings SETTINGS = settings("Krug");
    private static final Instant SINCE = Instant.parse("2026-11-22T08:00:00Z");

    private static Settings settings(String publisher) {
        return new Settings(new ChannelId("main"), true, publisher, "", ZoneId.of("Europe/Berlin"), List.of());
    }

    private static Clock at(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    private static EntityTag now() {
        return EntityTag.of(7, SINCE, SETTINGS, "", at("2026-11-22T09:00:00Z"));
    }

    @Test
    void who_has_the_tag_has_it() {
        assertThat(now().isKnown(now().tag(), -1, at("2026-11-22T09:00:00Z"))).isTrue();
        assertThat(now().isKnown("\"x\", W/" + now().tag(), -1, at("2026-11-22T09:00:00Z")))
                .isTrue();
        assertThat(now().isKnown("\"x\"", Long.MAX_VALUE, at("2026-11-22T09:00:00Z")))
                .isFalse();
    }

    @Test
    void revision_settings_form_and_midnight_make_another_tag() {
        Clock clock = at("2026-11-22T09:00:00Z");

        assertThat(List.of(
                        EntityTag.of(8, SINCE, SETTINGS, "", clock),
                        EntityTag.of(7, SINCE, settings("Other"), "", clock),
                        EntityTag.of(7, SINCE, SETTINGS, " gzip", clock),
                        EntityTag.of(7, SINCE, SETTINGS, "", at("2026-11-22T23:00:00Z"))))
                .extracting(EntityTag::tag)
                .doesNotContain(now().tag())
                .doesNotHaveDuplicates();
        assertThat(EntityTag.of(7, SINCE, SETTINGS, "", at("2026-11-22T23:00:00Z"))
                        .changed())
                .isEqualTo(Instant.parse("2026-11-22T23:00:00Z"));
    }

    @Test
    void a_date_is_believed_only_when_its_second_is_over() {
        assertThat(now().isKnown(null, SINCE.toEpochMilli(), at("2026-11-22T08:00:01Z")))
                .isFalse();
        assertThat(now().isKnown(null, SINCE.toEpochMilli(), at("2026-11-22T08:00:03Z")))
                .isTrue();
        assertThat(now().isKnown(null, SINCE.toEpochMilli() - 1000, at("2026-11-22T09:00:00Z")))
                .isFalse();
        assertThat(now().isKnown(null, -1, at("2026-11-22T09:00:00Z"))).isFalse();
    }
}
