package org.aushang.connector.feed.internal.render;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.feed.internal.settings.Settings;
import org.jspecify.annotations.Nullable;

/** Writes a feed and its sitemap of as many postings as it is told, from a view that makes them up page by page. */
final class LargeFeed {

    private LargeFeed() {}

    public static void main(String[] arguments) throws IOException {
        long size = Long.parseLong(arguments[0]);
        Settings settings =
                new Settings(new ChannelId("main"), true, "P", "https://j.example", ZoneId.of("UTC"), List.of());
        Counting feed = new Counting("<job>");
        new FeedXml(settings, new MadeUp(size), "").write(Instant.EPOCH, feed);
        Counting index = new Counting("<sitemap>");
        new Sitemap(settings, new MadeUp(size), "").write(Instant.EPOCH, index);
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println(feed.found + " jobs in " + feed.bytes + " bytes, " + index.found + " sitemaps");
        }
    }

    private record MadeUp(long size) implements ChannelView {

        private static final String TEXT = "Sie pflegen Gärten und Parks der Stadt, bei jedem Wetter.\n\n".repeat(4);

        @Override
        public Revision revision(ChannelId channel) {
            return Revision.of(1, Instant.EPOCH, size);
        }

        @Override
        public List<Entry> page(ChannelId channel, @Nullable PublicationId after, int limit) {
            long first = after == null ? 0 : Long.parseLong(after.value().substring(1)) + 1;
            return LongStream.range(first, Math.min(size, first + limit))
                    .mapToObj(i -> Entry.of(
                            new PublicationId(String.format(Locale.ROOT, "N%08d", i)),
                            JobPosting.builder("job-" + i)
                                    .title("Gärtner")
                                    .description(TEXT)
                                    .build(),
                            true,
                            1,
                            Instant.EPOCH))
                    .toList();
        }

        @Override
        public Optional<Entry> find(ChannelId channel, PublicationId id) {
            return Optional.empty();
        }
    }

    /** Counts how often a word goes by; the writer's chunks may cut one, so what is left of one is carried over. */
    private static final class Counting extends OutputStream {

        private final String word;
        private String rest = "";
        private long found;
        private long bytes;

        private Counting(String word) {
            this.word = word;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] chunk, int from, int length) {
            bytes += length;
            String text = rest + new String(chunk, from, length, StandardCharsets.ISO_8859_1);
            int at = text.indexOf(word);
            int end = 0;
            while (at >= 0) {
                found++;
                end = at + word.length();
                at = text.indexOf(word, end);
            }
            rest = text.substring(Math.max(end, text.length() - word.length() + 1));
        }
    }
}
