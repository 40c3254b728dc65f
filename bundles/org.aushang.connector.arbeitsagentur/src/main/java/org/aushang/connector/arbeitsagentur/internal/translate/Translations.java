package org.aushang.connector.arbeitsagentur.internal.translate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.jspecify.annotations.Nullable;

/**
 * Translates each posting once for an attempt: hands the translation that the check made on to the upload, which gets the
 * same posting instance from the core. Bounded; a translation that is not there any more is made anew. Thread-safe.
 */
public final class Translations {

    private static final PublicationId CHECKED = new PublicationId("CHECK");

    private final Translation translation;
    private final Settings settings;
    private final Map<Key, Translated> made;

    public Translations(Settings settings) {
        this.settings = settings;
        this.translation = new Translation(settings);
        int most = settings.limits().batchSize();
        this.made = new LinkedHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, Translated> eldest) {
                return size() > most;
            }
        };
    }

    /** The same instance of a posting, translated on the same day for the same kind of order. */
    private record Key(JobPosting posting, boolean known, LocalDate day) {

        /** Comparing contents would cost as much as translating them. */
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Key that && posting == that.posting && known == that.known && day.equals(that.day);
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(posting);
        }
    }

    private static LocalDate day(Clock clock) {
        return LocalDate.now(clock.withZone(Translation.BERLIN));
    }

    /** For a check; the document must not be changed. */
    public Translated forCheck(JobPosting posting, boolean known, Clock clock) {
        Translated translated = translation.translate(CHECKED, posting, known, clock);
        synchronized (made) {
            made.put(new Key(posting, known, day(clock)), translated);
        }
        return translated;
    }

    /** For an upload; the document belongs to the caller. */
    public Translated forUpload(PublicationId publication, JobPosting posting, boolean known, Clock clock) {
        @Nullable Translated checked;
        synchronized (made) {
            checked = made.remove(new Key(posting, known, day(clock)));
        }
        if (checked == null) {
            return translation.translate(publication, posting, known, clock);
        }
        checked.document()
                .setJobPositionPostingId(new Reference(settings.partner().allianzpartnernummer(), publication).value());
        checked.document()
                .getPostDetail()
                .setLastModificationDate(
                        OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.SECONDS), Translation.BERLIN));
        return checked;
    }
}
