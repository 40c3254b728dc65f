package org.aushang.api.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Locale;
import org.aushang.api.model.Finding;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private final Messages messages = Messages.load(MessagesTest.class, "good");

    @Test
    void renders_both_languages_with_umlauts_and_arguments() {
        Finding finding = messages.finding("test.short", 12, 30).build();

        assertThat(finding.message().german()).isEqualTo("Beschreibung hat 12 Zeichen, nötig sind 30.");
        assertThat(finding.message().in(Locale.ENGLISH)).isEqualTo("The description has 12 characters, 30 are needed.");
        assertThat(finding.nextStep().in(Locale.GERMANY)).isEqualTo("Bitte ergänzen.");
        assertThat(finding.message().arguments()).containsExactly(12, 30);
    }

    @Test
    void refuses_a_text_that_nobody_wrote() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> messages.text("test.absent"))
                .withMessageContaining("test.absent");
    }

    @Test
    void refuses_a_text_that_only_one_language_has() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Messages.load(MessagesTest.class, "lopsided"))
                .withMessageContaining("only.german");
    }

    @Test
    void takes_severity_actor_remedy_and_target_from_the_catalogue() {
        Finding finding = messages.findingAs("test.long", "test.short", 12, 30).build();

        assertThat(finding.code()).isEqualTo("test.long");
        assertThat(finding.severity()).isEqualTo(Finding.Severity.WARNING);
        assertThat(finding.actor()).isEqualTo(Finding.Actor.RECRUITER);
        assertThat(finding.remedy()).isEqualTo(Finding.Remedy.EDIT_JOB);
        assertThat(finding.target()).isEqualTo("description");
    }

    @Test
    void refuses_a_catalogue_with_an_unknown_word_or_a_finding_without_texts() {
        assertThatIllegalStateException()
                .isThrownBy(() -> Messages.load(MessagesTest.class, "wrongword"))
                .withMessageContaining("test.short");
        assertThatIllegalStateException()
                .isThrownBy(() -> Messages.load(MessagesTest.class, "untold"))
                .withMessageContaining("test.absent");
    }
}
