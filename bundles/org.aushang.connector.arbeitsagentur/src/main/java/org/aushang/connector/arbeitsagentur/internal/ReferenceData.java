package org.aushang.connector.arbeitsagentur.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Severity;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.connector.arbeitsagentur.internal.check.Sources;
import org.aushang.connector.arbeitsagentur.internal.extension.Offer;
import org.aushang.connector.arbeitsagentur.internal.occupation.Catalogues;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex;
import org.aushang.connector.arbeitsagentur.internal.occupation.OccupationIndex.Wanted;
import org.aushang.connector.arbeitsagentur.internal.online.DuplicateDetector;
import org.aushang.connector.arbeitsagentur.internal.online.ObsoleteOccupations;
import org.aushang.connector.arbeitsagentur.internal.online.Online;
import org.aushang.connector.arbeitsagentur.internal.place.PlaceTables;
import org.aushang.connector.arbeitsagentur.internal.place.Places;
import org.aushang.connector.arbeitsagentur.internal.settings.Settings;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What a node knows that postings are checked against; shared by its channels. */
@Component(service = ReferenceData.class)
public final class ReferenceData {

    private final Catalogues catalogues;
    private final PlaceTables tables;
    private final Online online;

    @Activate
    public ReferenceData(@Reference Catalogues catalogues, @Reference PlaceTables tables, @Reference Online online) {
        this.catalogues = catalogues;
        this.tables = tables;
        this.online = online;
    }

    /** As long as it takes to read a first catalogue. */
    OfChannel of(Settings settings) {
        Optional.ofNullable(settings.folders().catalogue()).ifPresent(catalogues::open);
        return new OfChannel(settings);
    }

    /** The part of it that one channel is concerned with. Safe for all threads. */
    final class OfChannel {

        private final Settings.DataFolders files;
        private final DuplicateDetector twins;
        private final ObsoleteOccupations outdated;

        private OfChannel(Settings settings) {
            this.files = settings.folders();
            this.twins = new DuplicateDetector(settings.channel(), online);
            this.outdated = new ObsoleteOccupations(settings.channel(), online);
        }

        DuplicateDetector twins() {
            return twins;
        }

        /** The newest; empty if none is configured. */
        private Optional<Catalogues.State> catalogue() {
            return Optional.ofNullable(files.catalogue()).map(catalogues::at);
        }

        private Optional<PlaceTables.State> places() {
            return Optional.ofNullable(files.places()).map(tables::at);
        }

        Sources sources(Set<String> refused) {
            return new Sources(
                    catalogue().map(Catalogues.State::catalogue).orElse(Sources.NONE.catalogue()),
                    places().map(PlaceTables.State::places).orElse(Places.NONE),
                    refused);
        }

        /** Files that cannot be used, and postings whose occupation is gone; nothing that keeps the channel from working. */
        List<Finding> findings() {
            List<Finding> findings = new ArrayList<>();
            Optional<Catalogues.State> catalogue = catalogue();
            catalogue
                    .filter(state -> !state.trouble().isEmpty())
                    .ifPresent(state -> findings.add(unusable("channel.catalogue", "catalogue", state.trouble())));
            places().filter(state -> !state.trouble().isEmpty())
                    .ifPresent(state -> findings.add(unusable("channel.places", "places", state.trouble())));
            if (catalogue.isEmpty()) {
                // Occupations are neither checked nor suggested then; without this finding an empty look-up has no
                // reason
                findings.add(Texts.setting("channel.catalogue.none", "catalogue", "").toBuilder()
                        .severity(Severity.INFO)
                        .build());
            }
            catalogue.ifPresent(state -> findings.addAll(outdated.findings(state.catalogue())));
            return findings;
        }

        private Finding unusable(String key, String field, String reason) {
            return Texts.setting(key, field, "").toBuilder()
                    .severity(Severity.WARNING)
                    .raw(reason)
                    .build();
        }

        List<Term> lookUp(TermQuery query) {
            // Without a posting the offer is of the usual kind.
            JobPosting posting = query.posting()
                    .orElseGet(() -> JobPosting.builder("unknown").build());
            Optional<Wanted> wanted = wanted(query.catalogue(), new Offer(posting));
            Optional<OccupationIndex> lexicon = catalogue().flatMap(Catalogues.State::lexicon);
            if (wanted.isEmpty() || lexicon.isEmpty()) {
                return List.of();
            }
            return lexicon.get().suggest(query.text(), wanted.get(), query.limit()).stream()
                    .map(found -> new Term(found.id(), LocalizedText.same(found.name())))
                    .toList();
        }

        /** Which entries a catalogue of the channel's schemas has (docs/hr-ba-xml.md#offer-types, docs/hr-ba-xml.md#competences). */
        private static Optional<Wanted> wanted(String catalogue, Offer offer) {
            return switch (catalogue) {
                case "occupation" -> Optional.of(
                        switch (offer.type()) {
                            case Offer.APPRENTICESHIP -> Wanted.TRAINING;
                            case Offer.HELPER -> Wanted.HELPER;
                            case Offer.SKILLED, Offer.EXECUTIVE -> Wanted.ACTIVITY;
                            default -> Wanted.ANY_ACTIVITY;
                        });
                case "training" -> Optional.of(Wanted.TRAINING);
                case "skill" -> Optional.of(Wanted.SKILL);
                case "language" -> Optional.of(Wanted.LANGUAGE);
                case "licence" -> Optional.of(Wanted.LICENCE);
                case "drivingLicence" -> Optional.of(Wanted.DRIVING_LICENCE);
                default -> Optional.empty();
            };
        }
    }
}
