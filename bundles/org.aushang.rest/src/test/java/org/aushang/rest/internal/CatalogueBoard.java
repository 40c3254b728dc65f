package org.aushang.rest.internal;

import java.util.List;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.model.Document;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.dispatch.internal.FakeBoard;

/** The board in memory with a catalogue and a preview. */
final class CatalogueBoard extends FakeBoard implements TermLookup, PreviewProvider {

    @Override
    public List<Term> lookUp(TermQuery query) {
        return List.of(new Term("29301-100", LocalizedText.of("Koch", "Cook")));
    }

    @Override
    public Document preview(JobPosting posting, CheckContext context) {
        return Document.of("application/xml", "<job>" + posting.title() + "</job>");
    }
}
