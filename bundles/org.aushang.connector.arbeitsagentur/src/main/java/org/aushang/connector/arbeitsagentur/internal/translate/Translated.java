package org.aushang.connector.arbeitsagentur.internal.translate;

import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.hrbaxml.schema.JobPositionPostingType;

/**
 * Result of a translation to HR-BA-XML.
 *
 * @param document one record
 * @param findings what had to be shortened or left out, as warnings
 */
public record Translated(JobPositionPostingType document, List<Finding> findings) {

    public Translated {
        findings = List.copyOf(findings);
    }
}
