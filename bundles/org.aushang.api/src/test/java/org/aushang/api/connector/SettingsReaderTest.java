package org.aushang.api.connector;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.junit.jupiter.api.Test;

class SettingsReaderTest {

    @interface Form {

        String aushang_channel_id() default "";

        String days() default "60";

        String switched() default "true";

        String level() default "low";

        String[] names() default {};

        String _pin() default "";
    }

    private static SettingsReader reading(Map<String, ?> properties) {
        return SettingsReader.of(Form.class, properties);
    }

    @Test
    void takes_the_types_that_configurations_come_in() {
        SettingsReader reader = reading(Map.of(
                "aushang.channel.id",
                " main ",
                "days",
                30,
                "switched",
                false,
                "level",
                new String[] {"HIGH"},
                "names",
                List.of("a", "", " b ")));

        assertThat(reader.text("aushang.channel.id")).isEqualTo("main");
        assertThat(reader.number("days", 1, 100)).isEqualTo(30);
        assertThat(reader.flag("switched")).isFalse();
        assertThat(reader.choice("level", List.of("low", "high"))).isEqualTo("high");
        assertThat(reader.texts("names")).containsExactly("a", "b");
        assertThat(reader.findings()).isEmpty();
    }

    @Test
    void what_is_emptied_is_the_default() {
        SettingsReader reader = reading(Map.of("days", " ", "switched", "", "level", "", "names", new String[] {""}));

        assertThat(reader.number("days", 1, 100)).isEqualTo(60);
        assertThat(reader.flag("switched")).isTrue();
        assertThat(reader.choice("level", List.of("low", "high"))).isEqualTo("low");
        assertThat(reader.texts("names")).isEmpty();
        assertThat(reader.findings()).isEmpty();
    }

    @Property
    void what_is_no_value_is_said_by_name_and_the_default_holds(@ForAll String odd) {
        Assume.that(!odd.isBlank() && !odd.strip().matches("(?i)\\+?\\d+|true|false|low|high"));
        SettingsReader reader = reading(Map.of("days", odd, "switched", odd, "level", odd));

        assertThat(reader.number("days", 1, 100)).isEqualTo(60);
        assertThat(reader.flag("switched")).isTrue();
        assertThat(reader.choice("level", List.of("low", "high"))).isEqualTo("low");
        assertThat(targets(reader)).containsExactly("channel.days", "channel.switched", "channel.level");
    }

    private static List<String> targets(SettingsReader reader) {
        return reader.findings().stream().map(Finding::target).toList();
    }

    @Test
    void an_unknown_property_is_a_warning_that_names_the_one_that_was_meant() {
        SettingsReader reader = reading(Map.of(
                "Days", "3", ".pinn", "12345678", "comment", "x", "service.pid", "p", "felix.x", "y", "x-step", "z"));

        assertThat(reader.findings()).allMatch(finding -> finding.severity() == Severity.WARNING);
        assertThat(reader.findings())
                .extracting(finding -> finding.target() + " " + finding.code())
                .containsExactlyInAnyOrder(
                        "channel.Days setting.misspelt",
                        "channel.pinn setting.misspelt",
                        "channel.comment setting.unknown");
        assertThat(reader.findings().toString()).doesNotContain("12345678");
        assertThat(reader.findings())
                .extracting(finding -> finding.message().english())
                .anyMatch(text -> text.contains("“days”"));
    }
}
