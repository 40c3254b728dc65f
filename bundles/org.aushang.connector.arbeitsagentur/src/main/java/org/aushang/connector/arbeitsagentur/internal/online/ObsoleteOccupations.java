package org.aushang.connector.arbeitsagentur.internal.online;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.aushang.api.connector.ChannelView.Entry;
import org.aushang.api.model.ChannelId;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.PublicationId;
import org.aushang.connector.arbeitsagentur.internal.extension.Extensions;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.hrbaxml.catalogue.Catalogue;
import org.aushang.hrbaxml.catalogue.Occupation;

/**
 * Which of a channel's postings use an occupation that the current catalogue does not have any more, or has as inactive
 * (rules 042, 164): they stay online, but their next change would be refused. Remembers the answer as long as neither
 * catalogue nor channel changes. Safe for all threads.
 */
public final class ObsoleteOccupations {

    private static final int NAMED = 5;

    private final ChannelId channel;
    private final Online online;
    private OnlineFollower follower;
    private final NavigableMap<PublicationId, String> jobs = new TreeMap<>(Comparator.comparing(PublicationId::value));
    private Catalogue looked = Catalogue.EMPTY;
    private List<Finding> findings = List.of();

    public ObsoleteOccupations(ChannelId channel, Online online) {
        this.channel = channel;
        this.online = online;
        this.follower = new OnlineFollower(channel, online);
    }

    /** One warning for all of them; none without a catalogue, or without the core. Of a large channel the last known. */
    public synchronized List<Finding> findings(Catalogue catalogue) {
        long current = online.revision(channel).orElse(-1L);
        if (catalogue.occupations().isEmpty() || current < 0) {
            return List.of();
        }
        // The same catalogue is the same object: it is replaced as a whole.
        if (System.identityHashCode(catalogue) != System.identityHashCode(looked)) {
            follower = new OnlineFollower(channel, online);
            jobs.clear();
            looked = catalogue;
        }
        if ((current != follower.reached() || follower.isUnderWay())
                && follower.step(entry -> look(entry, catalogue), jobs::remove)) {
            findings = jobs.isEmpty() ? List.of() : List.of(finding(List.copyOf(jobs.values())));
        }
        return findings;
    }

    private void look(Entry entry, Catalogue catalogue) {
        if (uses(entry.posting(), catalogue)) {
            jobs.put(entry.publication(), entry.posting().identifier());
        } else {
            jobs.remove(entry.publication());
        }
    }

    private static boolean uses(JobPosting posting, Catalogue catalogue) {
        for (String extension :
                List.of(Extensions.TITLE_CODE, Extensions.ALTERNATIVE_TITLE_CODE, Extensions.TRAINING)) {
            for (String code : posting.extensions().getOrDefault(extension, List.of())) {
                if (catalogue
                        .occupation(code.strip())
                        .filter(Occupation::active)
                        .isEmpty()) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Finding finding(List<String> jobs) {
        String named = String.join(", ", jobs.subList(0, Math.min(NAMED, jobs.size())));
        return Texts.finding("ba.outdated", jobs.size(), named);
    }
}
