package org.aushang.api.applications;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.aushang.api.model.PublicationRef;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The tokens of publications. A publication gets its token when it is first published while applications are routed, and keeps it
 * over all generations. Thread-safe.
 */
@ProviderType
public interface ApplicationLinks {

    /** Letters and digits of a token: Crockford's base 32 in lower case, the last one a check character. */
    int TOKEN_LENGTH = 11;

    /** The publication with this token, withdrawn ones too. */
    Optional<PublicationRef> resolve(String token);

    /** The token of a publication; empty if it has none. */
    Optional<String> token(PublicationRef publication);

    /**
     * The publications whose job number is one of these words, exactly.
     *
     * @param words at most 500
     */
    List<PublicationRef> named(Collection<String> words);

    /** The posting as schema.org JSON-LD, as it is wanted on the board; empty if there is none, or it is withdrawn. */
    Optional<String> jsonLd(PublicationRef publication);
}
