package org.aushang.api.connector;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;
import org.jspecify.annotations.Nullable;

/** The orders that are submitted together. Immutable; grows by factories and accessors. */
public final class Submission {

    private final SubmissionId id;
    private final List<Order> orders;

    private Submission(SubmissionId id, List<Order> orders) {
        this.id = Objects.requireNonNull(id, "id");
        this.orders = List.copyOf(orders);
        Set<PublicationId> seen = new HashSet<>();
        if (orders.isEmpty() || !orders.stream().allMatch(order -> seen.add(order.publication()))) {
            throw new IllegalArgumentException("a submission has one order or more, one for each publication: " + id);
        }
    }

    /**
     * @param orders at least one, no publication twice
     * @throws IllegalArgumentException if there is no order, or a publication has two
     */
    public static Submission of(SubmissionId id, List<? extends Order> orders) {
        return new Submission(id, List.copyOf(orders));
    }

    /** The same on every attempt. */
    public SubmissionId id() {
        return id;
    }

    /** At least one, no publication twice. */
    public List<Order> orders() {
        return orders;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Submission that && id.equals(that.id) && orders.equals(that.orders);
    }

    @Override
    public int hashCode() {
        return Objects.hash(id, orders);
    }

    @Override
    public String toString() {
        return id + " " + orders;
    }
}
