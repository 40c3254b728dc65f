package org.aushang.connector.jobroom.internal.deliver;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.aushang.api.connector.Attempt;
import org.aushang.api.connector.CollectContext;
import org.aushang.api.connector.Order;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Reconciliation;
import org.aushang.api.connector.WorkContext;
import org.aushang.api.model.Finding;
import org.aushang.connector.jobroom.internal.check.PostingCheck;
import org.aushang.connector.jobroom.internal.remote.Account;
import org.aushang.connector.jobroom.internal.remote.Conversation;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisement;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisements;
import org.aushang.connector.jobroom.internal.remote.OwnAdvertisements.Search;
import org.aushang.connector.jobroom.internal.remote.Reply;

/** Finds out what became of an attempt whose answer was lost, by our own advertisements. */
public final class Tracer {

    /** A request may still be under way at the server when its answer was given up: for so long its absence proves nothing. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(5);

    private final Account account;

    public Tracer(Account account) {
        this.account = account;
    }

    public Reconciliation reconcile(Attempt attempt, CollectContext context) {
        Order order = attempt.submission().orders().get(0);
        LocalDate day = LocalDate.ofInstant(attempt.startedAt(), PostingCheck.ZONE);
        boolean publish = order instanceof Order.Publish;
        try (Conversation conversation = account.open(context)) {
            OwnAdvertisements own = new OwnAdvertisements(conversation);
            // A posting begins on the day that it is sent or later, one that is cancelled may be as old as it likes.
            Search search = own.all(order.publication().value(), publish ? day.minusDays(1) : null, context::cancelled);
            if (search instanceof Search.Found found) {
                return found(attempt, found.advertisement(), publish, context);
            }
            return search instanceof Search.Absent && publish && !mayBeUnderWay(attempt, context)
                    ? Reconciliation.neverArrived()
                    : Reconciliation.stillUnknown();
        }
    }

    private static Reconciliation found(Attempt attempt, OwnAdvertisement ad, boolean publish, CollectContext context) {
        if (publish || ad.status().equals(OwnAdvertisement.CANCELLED)) {
            return Reconciliation.arrived(Receipt.of(attempt.submission(), ad.id(), attempt.startedAt()));
        }
        return ad.isPublished() && !mayBeUnderWay(attempt, context)
                ? Reconciliation.neverArrived()
                : Reconciliation.stillUnknown();
    }

    private static boolean mayBeUnderWay(Attempt attempt, CollectContext context) {
        return context.clock().instant().isBefore(attempt.startedAt().plus(UNDER_WAY));
    }

    /** Tries the credentials. */
    public List<Finding> testConnection(WorkContext context) {
        try (Conversation conversation = account.open(context)) {
            Reply reply = new OwnAdvertisements(conversation).probe();
            boolean in = reply instanceof Reply.Answer answer
                    && answer.is(200)
                    && answer.json().path("content").isArray();
            return in
                    ? List.of()
                    : List.of(RemoteFindings.of(reply).toBuilder()
                            .severity(Finding.Severity.ERROR)
                            .build());
        }
    }
}
