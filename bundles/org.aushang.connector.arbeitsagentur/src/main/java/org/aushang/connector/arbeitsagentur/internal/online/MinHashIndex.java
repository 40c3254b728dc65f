package org.aushang.connector.arbeitsagentur.internal.online;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.minhash.MinHashFilter;
import org.apache.lucene.analysis.shingle.ShingleFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.aushang.connector.arbeitsagentur.internal.memo.Recent;

/**
 * An index of texts by Lucene's MinHash over their pairs of words, in bands: of two texts that share four fifths of their pairs,
 * one of sixteen bands of four hashes is the same with a probability of 99.99 %. One thread changes it at a time, any may search.
 */
final class MinHashIndex {

    private static final int BANDS = 16;
    private static final int BAND = 4;
    private static final Recent<Long, int[]> KNOWN = new Recent<>(40_000);
    private static final String ID = "id";
    private static final String BAND_FIELD = "band";

    private static final Analyzer PAIRS = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, pairs(words));
        }
    };

    private static final Analyzer HASHED = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer words = new StandardTokenizer();
            return new TokenStreamComponents(words, new MinHashFilter(pairs(words), 1, BANDS * BAND, 1, true));
        }
    };

    private final IndexWriter writer;
    private final SearcherManager searchers;

    MinHashIndex() {
        try {
            writer = new IndexWriter(new ByteBuffersDirectory(), new IndexWriterConfig());
            searchers = new SearcherManager(writer, null);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be made", e);
        }
    }

    private static TokenStream pairs(Tokenizer words) {
        ShingleFilter pairs = new ShingleFilter(new LowerCaseFilter(words), 2, 2);
        pairs.setOutputUnigrams(false);
        return pairs;
    }

    void put(String id, String text) {
        Document document = new Document();
        document.add(new StringField(ID, id, Store.YES));
        bands(text).forEach(band -> document.add(new StringField(BAND_FIELD, band, Store.NO)));
        try {
            writer.updateDocument(new Term(ID, id), document);
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be written", e);
        }
    }

    void remove(String id) {
        try {
            writer.deleteDocuments(new Term(ID, id));
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be written", e);
        }
    }

    /** What was put and removed before is seen from now on. */
    void refresh() {
        try {
            searchers.maybeRefreshBlocking();
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be read", e);
        }
    }

    /** A posting is asked about when it is checked, and indexed when it is online. */
    private static Set<String> bands(String text) {
        int[] hashes = KNOWN.of(digest(text), digest -> computeBands(text));
        Set<String> bands = new HashSet<>();
        for (int band = 0; band < hashes.length; band++) {
            bands.add(band + "." + Integer.toHexString(hashes[band]));
        }
        return bands;
    }

    /** Of 64 bits: a collision would only hide a twin. */
    private static long digest(String text) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static int[] computeBands(String text) {
        List<String> hashes = terms(HASHED, text);
        return IntStream.range(0, hashes.size() / BAND)
                .map(band -> hashes.subList(band * BAND, (band + 1) * BAND).hashCode())
                .toArray();
    }

    /** The ids of those that share the most bands, at least one. */
    List<String> alike(String text, int most) {
        Set<String> bands = bands(text);
        if (bands.isEmpty()) {
            return List.of();
        }
        BooleanQuery.Builder query = new BooleanQuery.Builder();
        bands.forEach(band -> query.add(new TermQuery(new Term(BAND_FIELD, band)), Occur.SHOULD));
        try {
            IndexSearcher searcher = searchers.acquire();
            try {
                List<String> found = new ArrayList<>();
                for (ScoreDoc hit : searcher.search(query.build(), most).scoreDocs) {
                    found.add(searcher.storedFields().document(hit.doc).get(ID));
                }
                return found;
            } finally {
                searchers.release(searcher);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an index in memory can be read", e);
        }
    }

    /** How much of two texts, pair of words by pair of words, the other one has too: 0 to 1. */
    static double similarity(String one, String other) {
        Map<String, Integer> left = counted(one);
        Map<String, Integer> right = counted(other);
        int common = 0;
        int all = 0;
        for (Map.Entry<String, Integer> pair : left.entrySet()) {
            common += Math.min(pair.getValue(), right.getOrDefault(pair.getKey(), 0));
            all += pair.getValue();
        }
        for (int count : right.values()) {
            all += count;
        }
        return all == 0 ? 0 : 2.0 * common / all;
    }

    private static Map<String, Integer> counted(String text) {
        Map<String, Integer> pairs = new HashMap<>();
        terms(PAIRS, text).forEach(pair -> pairs.merge(pair, 1, Integer::sum));
        return pairs;
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text in memory can be read", e);
        }
        return terms;
    }
}
