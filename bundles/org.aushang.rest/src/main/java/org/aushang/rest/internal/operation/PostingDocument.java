package org.aushang.rest.internal.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.aushang.api.connector.Messages;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobId;
import org.aushang.api.model.JobPosting;
import org.aushang.rest.internal.http.Problem;
import org.aushang.schemaorg.JobPostingReader;
import org.aushang.schemaorg.Reading;

/**
 * A posting that was sent.
 *
 * @param findings what of the document could not be read
 */
record PostingDocument(JobPosting posting, List<Finding> findings) {

    private static final Messages MESSAGES = Messages.load(PostingDocument.class, "posting");

    private static final ObjectMapper JSON = new ObjectMapper();

    /** @param job as the address names it; the posting says the same, or nothing */
    static PostingDocument read(String document, JobId job) {
        Reading reading = new JobPostingReader().read(withIdentifier(document, job));
        if (reading.postings().isEmpty()) {
            throw Problem.unprocessable(
                            "The document has no JobPosting of schema.org that can be read.", reading.findings())
                    .exception();
        }
        if (reading.postings().size() > 1) {
            throw Problem.unprocessable(
                            "The document has several JobPostings; send each to its own address.",
                            List.of(MESSAGES.finding("rest.several-postings").build()))
                    .exception();
        }
        JobPosting posting = reading.postings().get(0);
        if (!posting.identifier().equals(job.value())) {
            throw Problem.unprocessable(
                            "The posting has another identifier than its address.",
                            List.of(MESSAGES.finding("rest.identifier", posting.identifier(), job.value())
                                    .build()))
                    .exception();
        }
        return new PostingDocument(posting, reading.findings());
    }

    /** The same with the job's id as identifier where a single posting has none. */
    static String withIdentifier(String document, JobId job) {
        try {
            JsonNode node = JSON.readTree(document);
            if (node instanceof ObjectNode posting && posting.has("@type") && !posting.has("identifier")) {
                return posting.put("identifier", job.value()).toString();
            }
        } catch (JsonProcessingException e) {
            // The reader says where, in words for people.
        }
        return document;
    }
}
