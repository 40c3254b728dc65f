package org.aushang.tck;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.BoardInventory;
import org.aushang.api.connector.CheckContext;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.ConnectionTest;
import org.aushang.api.connector.InventorySource;
import org.aushang.api.connector.PreviewProvider;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Reconciler;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.connector.TermLookup;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.model.Document;
import org.aushang.api.model.Finding;
import org.aushang.api.model.JobPosting;
import org.aushang.api.model.LocalizedText;
import org.aushang.api.model.Term;
import org.aushang.api.model.TermQuery;
import org.aushang.tck.PinboardConnector.Way;

/** A connector with facets, and for each facet one that breaks its promise and no other. */
final class FacetBreakers {

    private FacetBreakers() {}

    /** Keeps what its facets promise. */
    static class Faceted extends PinboardConnector
            implements Reconciler, InventorySource, ConnectionTest, PreviewProvider, TermLookup {

        Faceted(Pinboard board, Way way, String address) {
            super(board, way, PinboardContract.SECRET, address);
        }

        @Override
        public Reconciliation reconcile(Attempt attempt, CollectContext context) {
            return board.report(attempt.submission().id()).isPresent()
                    ? Reconciliation.arrived(Receipt.of(attempt.submission(), "r", attempt.startedAt()))
                    : Reconciliation.stillUnknown();
        }

        @Override
        public Optional<BoardInventory> inventory(WorkContext context) {
            return way == Way.OPEN
                    ? Optional.of(BoardInventory.of(context.clock().instant(), board.shown(), "board"))
                    : Optional.empty();
        }

        @Override
        public List<Finding> testConnection(WorkContext context) {
            return way == Way.OPEN ? List.of() : List.of(finding("pin.closed"));
        }

        @Override
        public Document preview(JobPosting posting, CheckContext context) {
            return Document.of("text/plain", posting.title());
        }

        @Override
        public List<Term> lookUp(TermQuery query) {
            return query.catalogue().equals("colours")
                    ? List.of(new Term("1", LocalizedText.of("grün", "green")))
                    : List.of();
        }
    }

    static class Good extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new Faceted(board, way, address);
        }
    }

    static final class Reconciling_ extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new Faceted(board, way, address) {

                @Override
                public Reconciliation reconcile(Attempt attempt, CollectContext context) {
                    return Reconciliation.neverArrived();
                }
            };
        }
    }

    static final class Still_online extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new Faceted(board, way, address) {

                @Override
                public Optional<BoardInventory> inventory(WorkContext context) {
                    return Optional.of(BoardInventory.of(context.clock().instant(), Set.of(), "board"));
                }
            };
        }
    }

    static final class Credential_check extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new Faceted(board, way, address) {

                @Override
                public List<Finding> testConnection(WorkContext context) {
                    return List.of();
                }
            };
        }
    }

    static final class Preview_ extends PinboardContract {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new Faceted(board, way, address) {

                @Override
                public Document preview(JobPosting posting, CheckContext context) {
                    return Document.of("text/plain", posting.title() + count.incrementAndGet());
                }
            };
        }
    }

    static final class Look_up extends PinboardContract {

        @Override
        protected PinboardConnector make(Way way, String address) {
            return new Faceted(board, way, address) {

                @Override
                public List<Term> lookUp(TermQuery query) {
                    return List.of(new Term("1", LocalizedText.of("alles", "anything")));
                }
            };
        }
    }
}
