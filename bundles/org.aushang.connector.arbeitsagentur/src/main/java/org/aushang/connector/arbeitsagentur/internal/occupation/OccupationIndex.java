package org.aushang.connector.arbeitsagentur.internal.occupation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.BytesRef;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.Competence;
import org.aushang.hrbaxml.catalogue.Competence.Use;
import org.aushang.hrbaxml.catalogue.Occupation;
import org.aushang.hrbaxml.catalogue.Occupation.Kind;

/**
 * Full-text index of a catalogue. A newer catalogue takes the place of the older entry by entry.
 * Safe for all threads.
 */
public final class OccupationIndex implements AutoCloseable {

    /** What is looked for. */
    public enum Wanted {
        /** For jobs, helpers among them. */
        ANY_ACTIVITY,
        /** For jobs, no helpers. */
        ACTIVITY,
        TRAINING,
        HELPER,
        SKILL,
        LANGUAGE,
        LICENCE,
        DRIVING_LICENCE
    }

    /**
     * What a newer catalogue brought.
     *
     * @param added how many entries are new
     * @param changed how many have another content
     * @param gone the ids of those that offers may not use any more
     */
    public record Changes(int added, int changed, Set<String> gone) {

        public Changes {
            gone = Set.copyOf(gone);
        }
    }

    /**
     * One suggestion.
     *
     * @param id for the posting
     * @param name in German
     */
    public record Suggestion(String id, String name) {}

    private static final String ID = "id";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String WHOLE = "whole";
    private static final String INITIALS = "initials";
    private static final String WORDS = "words";
    private static final String OTHER_WORDS = "otherWords";
    private static final String PARTS = "parts";
    private static final String BEGINNINGS = "beginnings";
    private static final String TRIGRAMS = "trigrams";

    private final OccupationAnalyzer names;
    private final IndexWriter writer;
    private final SearcherManager searchers;
    private volatile Catalogue catalogue = Catalogue.EMPTY;

    public OccupationIndex(Catalogue first) {
        names = new OccupationAnalyzer(
                first.occupations().values().stream().map(Occupation::name).toList());
        try {
            Analyzer analyzer = new PerFieldAnalyzerWrapper(
                    new KeywordAnalyzer(),
                    Map.of(
                            WORDS, names.words(),
                            OTHER_WORDS, names.words(),
                            PARTS, names.parts(),
                            BEGINNINGS, names.beginnings(),
                            TRIGRAMS, names.trigrams()));
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig(analyzer));
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be made", e);
        }
        update(first);
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    /** Takes a newer catalogue over; only what differs is indexed anew. One at a time. */
    public synchronized Changes update(Catalogue newer) {
        Catalogue older = catalogue;
        int added = 0;
        int changed = 0;
        Set<String> gone = new LinkedHashSet<>();
        try {
            for (Occupation occupation : newer.occupations().values()) {
                Occupation before = older.occupations().get(occupation.id());
                if (!occupation.equals(before)) {
                    replace("o" + occupation.id(), document(occupation));
                    added += before == null ? 1 : 0;
                    changed += before == null ? 0 : 1;
                }
                if (before != null && before.active() && !occupation.active()) {
                    gone.add(occupation.id());
                }
            }
            for (Competence competence : newer.competences().values()) {
                Competence before = older.competences().get(competence.id());
                if (!competence.equals(before)) {
                    replace("c" + competence.id(), document(competence));
                    added += before == null ? 1 : 0;
                    changed += before == null ? 0 : 1;
                }
            }
            for (String id : older.occupations().keySet()) {
                if (!newer.occupations().containsKey(id)) {
                    writer.deleteDocuments(new Term(ID, "o" + id));
                    gone.add(id);
                }
            }
            for (String id : older.competences().keySet()) {
                if (!newer.competences().containsKey(id)) {
                    writer.deleteDocuments(new Term(ID, "c" + id));
                    gone.add(id);
                }
            }
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be written", e);
        }
        catalogue = newer;
        return new Changes(added, changed, gone);
    }

    private void replace(String id, Optional<Document> document) throws IOException {
        if (document.isPresent()) {
            writer.updateDocument(new Term(ID, id), document.get());
        } else {
            writer.deleteDocuments(new Term(ID, id));
        }
    }

    /** Empty for what offers may not use: so that it is never suggested. */
    private Optional<Document> document(Occupation occupation) {
        if (!occupation.active()) {
            return Optional.empty();
        }
        Wanted kind = occupation.kind() == Kind.TRAINING
                ? Wanted.TRAINING
                : occupation.isHelper() ? Wanted.HELPER : Wanted.ACTIVITY;
        return Optional.of(entry("o" + occupation.id(), kind, occupation.name(), occupation.words()));
    }

    private Optional<Document> document(Competence competence) {
        Wanted kind =
                switch (competence.use()) {
                    case LANGUAGE -> Wanted.LANGUAGE;
                    case LICENCE -> Wanted.LICENCE;
                    case DRIVING_LICENCE -> Wanted.DRIVING_LICENCE;
                    default -> Wanted.SKILL;
                };
        return competence.use() == Use.NONE
                ? Optional.empty()
                : Optional.of(entry("c" + competence.id(), kind, competence.name(), competence.words()));
    }

    private Document entry(String id, Wanted kind, String name, List<String> others) {
        Document document = new Document();
        document.add(new StringField(ID, id, Store.YES));
        document.add(new StringField(KIND, kind.name(), Store.NO));
        document.add(new StringField(NAME, name, Store.YES));
        document.add(new SortedDocValuesField(NAME, new BytesRef(sortable(name))));
        document.add(new StringField(WHOLE, names.whole(name), Store.NO));
        names.initials(name).forEach(initials -> document.add(new StringField(INITIALS, initials, Store.NO)));
        document.add(new TextField(WORDS, name, Store.NO));
        document.add(new TextField(PARTS, name, Store.NO));
        document.add(new TextField(BEGINNINGS, name, Store.NO));
        document.add(new TextField(TRIGRAMS, name, Store.NO));
        for (String other : others) {
            document.add(new TextField(OTHER_WORDS, other, Store.NO));
            document.add(new TextField(PARTS, other, Store.NO));
            document.add(new TextField(BEGINNINGS, other, Store.NO));
        }
        return document;
    }

    private static String sortable(String name) {
        String lower = name.toLowerCase(Locale.GERMAN);
        return lower.length() > 200 ? lower.substring(0, 200) : lower;
    }

    /**
     * The best first; without a text, by name.
     *
     * @param text a job's title, or the beginning of one
     */
    public List<Suggestion> suggest(String text, Wanted wanted, int most) {
        BooleanQuery.Builder kinds = new BooleanQuery.Builder();
        for (Wanted kind : wanted == Wanted.ANY_ACTIVITY ? List.of(Wanted.ACTIVITY, Wanted.HELPER) : List.of(wanted)) {
            kinds.add(new TermQuery(new Term(KIND, kind.name())), Occur.SHOULD);
        }
        Query filter = new ConstantScoreQuery(kinds.build());
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                ScoreDoc[] hits = text.isBlank()
                        ? searcher.search(filter, most, new Sort(new SortField(NAME, SortField.Type.STRING))).scoreDocs
                        : searcher.search(query(text, filter), most).scoreDocs;
                List<Suggestion> suggestions = new ArrayList<>();
                for (ScoreDoc hit : hits) {
                    Document document = searcher.storedFields().document(hit.doc);
                    suggestions.add(new Suggestion(document.get(ID).substring(1), document.get(NAME)));
                }
                return suggestions;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be read", e);
        }
    }

    private Query query(String text, Query filter) {
        String typed = text.length() > 200 ? text.substring(0, 200) : text;
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        any.add(boosted(WHOLE, names.whole(typed), 30), Occur.SHOULD);
        any.add(
                boosted(INITIALS, typed.strip().toLowerCase(Locale.GERMAN).replaceAll("[^a-zäöü]", ""), 4),
                Occur.SHOULD);
        terms(WORDS, names.words(), typed, 4, any);
        terms(OTHER_WORDS, names.words(), typed, 3, any);
        terms(PARTS, names.parts(), typed, 1.5f, any);
        // The index has beginnings and groups of letters; of what was typed the words are beginnings themselves.
        terms(BEGINNINGS, names.typed(), typed, 1, any);
        terms(TRIGRAMS, names.trigrams(), typed, 0.3f, any);
        return new BooleanQuery.Builder()
                .add(filter, Occur.FILTER)
                .add(any.build(), Occur.MUST)
                .build();
    }

    private static void terms(String field, Analyzer analyzer, String text, float boost, BooleanQuery.Builder any) {
        for (String term : new LinkedHashSet<>(OccupationAnalyzer.tokens(analyzer, text))) {
            any.add(boosted(field, term, boost), Occur.SHOULD);
        }
    }

    private static Query boosted(String field, String term, float boost) {
        return new BoostQuery(new TermQuery(new Term(field, term)), boost);
    }

    @Override
    public void close() {
        try {
            searchers.close();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be closed", e);
        }
    }
}
