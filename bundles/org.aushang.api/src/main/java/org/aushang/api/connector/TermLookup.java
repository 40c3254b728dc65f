package org.aushang.api.connector;

import java.util.List;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
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
     * @return the best match first, at most {@link TermQuery#limit()}; empty if nothing fits or the catalogue is not known
     */
    List<Term> lookUp(TermQuery query);
}
