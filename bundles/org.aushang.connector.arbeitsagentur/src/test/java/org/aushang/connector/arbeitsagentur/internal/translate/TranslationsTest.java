package org.aushang.connector.arbeitsagentur.internal.translate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.aushang.connector.arbeitsagentur.internal.Samples.CLOCK;
import static org.aushang.connector.arbeitsagentur.internal.Samples.ID;
import static org.aushang.connector.arbeitsagentur.internal.Samples.SETTINGS;

import java.time.Clock;
import java.time.Duration;
import org.aushang.api.model.JobPosting;
import org.aushang.connector.arbeitsagentur.internal.Samples;
import org.junit.jupiter.api.Test;

class TranslationsTest {

    private final Translations translations = new Translations(SETTINGS);
    private final JobPosting posting = Samples.posting().build();

    @Test
    void the_upload_gets_the_translation_of_the_check_once_with_its_own_id_and_time() {
        Translated checked = translations.forCheck(posting, false, CLOCK);
        Clock later = Clock.offset(CLOCK, Duration.ofMinutes(3));

        Translated uploaded = translations.forUpload(ID, posting, false, later);

        assertThat(uploaded.document()).isSameAs(checked.document());
        assertThat(uploaded.document().getJobPositionPostingId()).contains(ID.value());
        assertThat(uploaded.document().getPostDetail().getLastModificationDate())
                .isEqualTo(new Translation(SETTINGS)
                        .translate(ID, posting, false, later)
                        .document()
                        .getPostDetail()
                        .getLastModificationDate());
        assertThat(translations.forUpload(ID, posting, false, later).document()).isNotSameAs(checked.document());
    }

    @Test
    void another_day_another_kind_of_order_or_another_instance_is_translated_anew() {
        Translated checked = translations.forCheck(posting, false, CLOCK);

        assertThat(translations.forUpload(ID, posting, true, CLOCK).document()).isNotSameAs(checked.document());
        assertThat(translations
                        .forUpload(ID, posting.toBuilder().build(), false, CLOCK)
                        .document())
                .isNotSameAs(checked.document());
        assertThat(translations
                        .forUpload(ID, posting, false, Clock.offset(CLOCK, Duration.ofDays(1)))
                        .document())
                .isNotSameAs(checked.document());
    }
}
