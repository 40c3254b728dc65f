package org.aushang.dispatch.internal.service;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.apache.commons.dbutils.QueryRunner;
import org.aushang.api.connector.ChannelView;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.dispatch.internal.TestLedger;
import org.aushang.dispatch.internal.store.Ledger;
import org.aushang.schemaorg.JobPostingWriter;
import org.jspecify.annotations.Nullable;

/** Reads everything that a ledger has online through the view, and says how much that was. */
final class LargeLedger {

    private static final int STEP = 10_000;

    private static final ChannelId CHANNEL = new ChannelId("ch");

    private LargeLedger() {}

    public static void main(String[] arguments) {
        Ledger ledger = TestLedger.in(Path.of(arguments[0]));
        long read = 0;
        @Nullable PublicationId last = null;
        List<ChannelView.Entry> page;
        ChannelViewImpl view = new ChannelViewImpl(ledger);
        do {
            page = view.page(CHANNEL, last, 200);
            read += page.size();
            last = page.isEmpty() ? last : page.get(page.size() - 1).publication();
        } while (page.size() == 200);
        try (PrintStream out =
                new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8)) {
            out.println(read + " read, revision of " + view.revision(CHANNEL).size());
        }
    }

    /** Makes up as many accepted publications; needs memory of its own, which is why it is not done where it is measured. */
    static void fill(Path directory, int size) {
        Ledger ledger = TestLedger.in(directory);
        String payload = new JobPostingWriter()
                .write(JobPosting.builder("job")
                        .title("Gärtner")
                        .description("Sie pflegen Gärten und Parks der Stadt, bei jedem Wetter. ".repeat(3))
                        .build());
        for (int from = 0; from < size; from += STEP) {
            fill(ledger, from, payload);
        }
        // For the other process, which opens the same file.
        try {
            new QueryRunner(TestLedger.database(directory)).update("shutdown");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void fill(Ledger ledger, int from, String payload) {
        try {
            if (from == 0) {
                new QueryRunner(ledger.dataSource())
                        .update(
                                "insert into content (digest, payload, used_at) values ('d', ?, current_timestamp)",
                                payload);
            }
            new QueryRunner(ledger.dataSource())
                    .update(
                            """
                            insert into publication (id, channel, job, generation, latest, wanted, digest, title,
                              place, state, since, on_board, board_digest, edition)
                            select 'N' || lpad(cast(x as varchar), 8, '0'), 'ch', 'job-' || x, 1, true, true, 'd', 'Gärtner',
                              'Kiel', 'ACCEPTED', current_timestamp, 'PRESENT', 'd', 1
                            from system_range(?, ?)""",
                            from,
                            from + STEP - 1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
