package org.aushang.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaTest {

    private static final LocalizedText LABEL = LocalizedText.of("Feld", "field");

    private static Field.Builder field(Field.Type type) {
        return Field.builder("x", type, LABEL);
    }

    @Test
    void a_name_stands_for_one_field() {
        Field one = field(Field.Type.TEXT).build();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Schema(List.of(one, one)))
                .withMessageContaining("x");
    }

    @Test
    void a_choice_has_choices_a_term_has_a_catalogue_and_nothing_else_has() {
        assertThatIllegalArgumentException().isThrownBy(field(Field.Type.CHOICE)::build);
        assertThatIllegalArgumentException().isThrownBy(field(Field.Type.TERM)::build);
        assertThatIllegalArgumentException().isThrownBy(field(Field.Type.TEXT).catalogue("c")::build);
        assertThatIllegalArgumentException()
                .isThrownBy(field(Field.Type.TEXT).choices(List.of(new Term("a", LABEL)))::build);
    }

    @Test
    void a_length_goes_up() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> field(Field.Type.TEXT).length(3, 2));
    }

    @Test
    void who_says_nothing_promises_least() {
        assertThat(Capabilities.DEFAULT.idReuse()).isEqualTo(Capabilities.IdReuse.NEVER);
        assertThat(Capabilities.DEFAULT.answer()).isEqualTo(Capabilities.Answer.LATER);
        assertThat(Capabilities.DEFAULT.longestShown()).isEmpty();
        assertThat(Capabilities.DEFAULT.withdrawalReasons()).isEmpty();
    }

    @Test
    void times_that_make_no_sense_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder().longestShown(Duration.ZERO));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder().coolDown(Duration.ofDays(-1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Capabilities.builder().embargoWorkingDays(-1));
    }
}
