package org.aushang.schemaorg;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.schemaorg.internal.Documents;
import org.aushang.schemaorg.internal.PostingFields;

/**
 * Reads JobPosting objects from JSON-LD as career sites embed it: a JSON document, or an HTML page with {@code
 * application/ld+json} scripts; single objects, arrays, {@code @graph}, objects that refer to each other by {@code @id}.
 *
 * <p>Stateless, safe for all threads, and never throws for what it reads: everything it cannot make sense of is a
 * finding. Memory is bounded by the document's size; nesting beyond Jackson's default depth is a finding.
 */
public final class JobPostingReader {

    /** Characters of a document; a longer one is refused with a finding. */
    public static final int LONGEST_DOCUMENT = 5_000_000;

    /** @param document JSON or HTML, already decoded */
    public Reading read(String document) {
        return read(document, "");
    }

    /**
     * @param document JSON or HTML, already decoded
     * @param address where the document comes from; identifies its posting if nothing in the document does, empty if the
     *     host cannot say
     */
    public Reading read(String document, String address) {
        List<Finding> findings = new ArrayList<>();
        List<JobPosting> postings = new ArrayList<>();
        if (document.length() > LONGEST_DOCUMENT) {
            return new Reading(List.of(), List.of(Documents.tooLong(document.length())));
        }
        Documents.Postings found = Documents.postings(document, address.strip(), findings);
        for (JsonNode node : found.nodes()) {
            new PostingFields(node, found, findings).posting().ifPresent(postings::add);
        }
        return new Reading(postings, findings);
    }
}
