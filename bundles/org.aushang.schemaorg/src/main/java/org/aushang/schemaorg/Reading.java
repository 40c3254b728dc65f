package org.aushang.schemaorg;

import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;

/**
 * Result of reading one document.
 *
 * @param postings in document order; one that has no identifier is not among them but among the findings
 * @param findings what could not be read, with the path of the field; errors cost a posting, warnings cost a field
 */
public record Reading(List<JobPosting> postings, List<Finding> findings) {

    public Reading {
        postings = List.copyOf(postings);
        findings = List.copyOf(findings);
    }
}
