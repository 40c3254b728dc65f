package org.aushang.connector.feed.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aushang.api.connector.Condition;
import org.aushang.api.model.Field;
import org.aushang.connector.feed.internal.FeedPublisher;
import org.aushang.connector.feed.internal.Forms;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static FeedPublisher with(String key, String value) {
        Map<String, Object> properties =
                new HashMap<>(Map.of("aushang.channel.id", "feed", "publisher", "Gärten GmbH"));
        properties.put(key, value);
        return new FeedPublisher(properties);
    }

    @ParameterizedTest
    @CsvSource({"enabled,ja", "timeZone,Berlin", "publicUrl,www", "publisher,''", "aushang.channel.id,a/b"})
    void what_cannot_be_used_is_an_error_that_names_the_property(String key, String value) {
        Condition condition = with(key, value).describe().condition();

        assertThat(condition.kind()).isEqualTo(Condition.Kind.MISCONFIGURED);
        assertThat(condition.findings()).singleElement().satisfies(finding -> assertThat(finding.target())
                .isEqualTo("channel." + key));
    }

    @ParameterizedTest
    @CsvSource({"PublicUrl,https://a.example", "foo,bar"})
    void an_unknown_property_is_said_while_the_feed_goes_on(String key, String value) {
        Condition condition = with(key, value).describe().condition();

        assertThat(condition.isReady()).isTrue();
        assertThat(condition.findings()).singleElement().satisfies(finding -> assertThat(finding.target())
                .isEqualTo("channel." + key));
    }

    @Property
    void any_text_in_any_property_leaves_a_channel(@ForAll("properties") String key, @ForAll String value) {
        assertThat(with(key, value).describe().condition().findings())
                .allSatisfy(
                        finding -> assertThat(finding.target()).isEqualTo("channel." + key.replaceFirst("^\\.", "")));
    }

    @Provide
    Arbitrary<String> properties() {
        return Arbitraries.of(Forms.ACCOUNT.fields().stream().map(Field::name).toList());
    }
}
