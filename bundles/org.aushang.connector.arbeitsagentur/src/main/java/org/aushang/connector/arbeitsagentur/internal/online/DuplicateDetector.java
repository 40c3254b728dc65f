package org.aushang.connector.arbeitsagentur.internal.online;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.aushang.api.connector.ChannelView.Entry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.jspecify.annotations.Nullable;

/**
 * Near-duplicates among one channel's own postings that are online: the BA blocks what is the same by about 90 % (docs/hr-ba-xml.md#content-rules).
 * Fingerprints find candidates, their texts decide. The index follows the channel's revisions, at most once a minute,
 * and is made when something is online. Safe for all threads.
 */
public final class DuplicateDetector {

    private static final double SAME = 0.9;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    /** A batch is checked posting by posting; its channel is asked once for many. */
    private static final Duration REVISION_AGE = Duration.ofSeconds(1);

    private static final int CANDIDATES = 5;

    private final ChannelId channel;
    private final Online online;
    private final OnlineFollower follower;
    private final ReentrantLock following = new ReentrantLock();
    private volatile @Nullable MinHashIndex fingerprints;
    private Instant followed = Instant.MIN;
    private Instant asked = Instant.EPOCH;

    public DuplicateDetector(ChannelId channel, Online online) {
        this.channel = channel;
        this.online = online;
        this.follower = new OnlineFollower(channel, online);
    }

    /** A warning that names the most similar other posting, if one is similar enough. */
    public List<Finding> findings(JobPosting posting, Clock clock) {
        Optional<MinHashIndex> index = follow(clock.instant());
        double best = 0;
        Optional<JobPosting> twin = Optional.empty();
        for (String candidate :
                index.map(one -> one.alike(posting.description(), CANDIDATES)).orElse(List.of())) {
            Optional<JobPosting> other = online.find(channel, new PublicationId(candidate))
                    .filter(Entry::online)
                    .map(Entry::posting)
                    .filter(one -> !one.identifier().equals(posting.identifier()));
            double similar = other.map(one -> MinHashIndex.similarity(posting.description(), one.description()))
                    .orElse(0.0);
            if (similar > best) {
                best = similar;
                twin = other;
            }
        }
        if (twin.isEmpty() || best < SAME) {
            return List.of();
        }
        String place = twin.get().jobLocations().isEmpty()
                ? "–"
                : twin.get().jobLocations().get(0).addressLocality();
        return List.of(
                Texts.changed("ba.duplicate", "description", twin.get().title(), place, (int) Math.floor(best * 100)));
    }

    /**
     * A large channel is followed in steps: until the first sweep is through, some twins are not known yet. While another thread
     * makes one, this one does not wait.
     */
    private Optional<MinHashIndex> follow(Instant now) {
        if (following.tryLock()) {
            try {
                step(now);
            } finally {
                following.unlock();
            }
        }
        return Optional.ofNullable(fingerprints);
    }

    private void step(Instant now) {
        if (!follower.isUnderWay()) {
            if (now.isBefore(asked.plus(REVISION_AGE)) && !now.isBefore(asked)) {
                return;
            }
            asked = now;
            boolean soon = !followed.equals(Instant.MIN) && now.isBefore(followed.plus(PAUSE));
            if (soon || online.revision(channel).orElse(0L) == follower.reached()) {
                return;
            }
        }
        MinHashIndex index = Objects.requireNonNullElseGet(fingerprints, MinHashIndex::new);
        boolean through = follower.step(
                entry -> index.put(entry.publication().value(), entry.posting().description()),
                gone -> index.remove(gone.value()));
        if (through) {
            followed = now;
            // Once for all of them: an index of many small parts is slow to search.
            index.refresh();
        }
        fingerprints = index;
    }
}
