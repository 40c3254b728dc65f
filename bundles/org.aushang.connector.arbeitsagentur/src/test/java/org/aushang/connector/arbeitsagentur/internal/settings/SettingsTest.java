package org.aushang.connector.arbeitsagentur.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.aushang.api.model.Field;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.ChannelSchemas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration can be wrong in every way, and the channel is there and says which property it is. */
class SettingsTest {

    private static final Map<String, Object> GOOD = Map.of(
            "aushang.channel.id", "main",
            "supplierId", "V000000100",
            "kundennummer", "A000A00000",
            "allianzpartnernummer", "12345");

    private static Settings with(String key, Object value) {
        Map<String, Object> properties = new HashMap<>(GOOD);
        properties.put(key, value);
        return Settings.read(properties);
    }

    @Test
    void a_good_one_has_no_findings() {
        assertThat(Settings.read(GOOD).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "defaultListingDays,viel",
        "defaultListingDays,60 Tage",
        "defaultListingDays,0",
        "batchSize,-1",
        "fileKilobytes,99999999999",
        "minUploadIntervalSeconds,1.5",
        "firstPollSeconds,0x10",
        "pollIntervalSeconds,zehn",
        "verdictTimeoutSeconds,1e3",
        "resendAfterSeconds,∞",
        "connectTimeoutSeconds,15s",
        "answerTimeoutSeconds,0",
        "enabled,ja",
        "trustIssuers,yes",
        "laterElements,1",
        "deleteReports,on",
        "supervised,maybe",
        "training,vielleicht",
        "trainingOccupations,abc",
        "tls,SSLv3",
        "baseUrl,http://a b",
        "proxy,proxy",
        "supplierId,1",
        "aushang.channel.id,a/b"
    })
    void what_cannot_be_used_is_an_error_that_names_the_property(String key, String value) {
        assertThat(with(key, value).errors()).singleElement().satisfies(finding -> assertThat(finding.target())
                .isEqualTo("channel." + key));
    }

    @ParameterizedTest
    @CsvSource({"publishdays,30", "Kundennummer,A000A00000", ".nextCertificat,x", "foo,bar"})
    void a_misspelt_property_is_a_warning_that_names_it(String key, String value) {
        assertThat(with(key, value).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
            assertThat(finding.target()).isEqualTo("channel." + key.replaceFirst("^\\.", ""));
        });
    }

    @ParameterizedTest
    @CsvSource({"defaultListingDays", "enabled", "tls", "supervised", "trainingOccupations", "baseUrl", "fileKilobytes"
    })
    void emptied_means_the_default(String key) {
        assertThat(with(key, "").findings()).isEmpty();
    }

    @Test
    void credentials_in_an_address_are_not_shown() {
        Settings settings = with("baseUrl", "https://user:canary-1@host.example/");

        assertThat(settings.errors()).extracting(Finding::target).containsExactly("channel.baseUrl");
        assertThat(settings.toString()).doesNotContain("canary-1");
        assertThat(with("baseUrl", "https://user:canary 1@host.example/").toString())
                .doesNotContain("canary");
    }

    @Property(tries = 3_000)
    void any_text_in_any_property_leaves_a_channel_that_says_what_is_wrong(
            @ForAll("properties") String key, @ForAll String value) {
        Settings settings = with(key, value);

        assertThat(settings.channel().value()).isNotEmpty();
        assertThat(settings.findings()).allSatisfy(finding -> assertThat(finding.target())
                .isEqualTo("channel." + key.replaceFirst("^\\.", "")));
    }

    @Provide
    Arbitrary<String> properties() {
        List<String> known = Stream.of(ChannelSchemas.ACCOUNT, ChannelSchemas.CREDENTIALS)
                .flatMap(schema -> schema.fields().stream())
                .map(Field::name)
                .toList();
        return Arbitraries.of(known);
    }
}
