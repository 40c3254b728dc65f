package org.aushang.api.connector;

import java.util.List;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.Term;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Optional: a channel that knows the catalogues which its schemas name. Implemented by the same service as
 * {@link JobBoardPublisher}.
 */
@ConsumerType
public interface TermLookup {

    /**
     * Offline, and quick enough for a person who is typing.
     *
     * @param catalogue as a field of the channel's schemas names it
     * @param text what was typed so far, in German or English; empty: anything
     * @param posting for which it is looked up, as far as it is known: the answer may depend on it
     * @param most how many at most, at least 1
     * @return the best first; empty if nothing fits or the catalogue is not known
     */
    List<Term> lookUp(String catalogue, String text, JobPosting posting, int most);
}
