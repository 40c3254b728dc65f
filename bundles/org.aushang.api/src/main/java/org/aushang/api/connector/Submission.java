package org.aushang.api.connector;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.aushang.api.model.PublicationId;
import org.aushang.api.model.SubmissionId;

/**
 * The orders that are handed over together.
 *
 * @param id the same on every attempt
 * @param orders at least one, no publication twice
 */
public record Submission(SubmissionId id, List<Order> orders) {

    /** @throws IllegalArgumentException if there is no order, or a publication has two */
    public Submission {
        Objects.requireNonNull(id, "id");
        orders = List.copyOf(orders);
        Set<PublicationId> seen = new HashSet<>();
        if (orders.isEmpty() || !orders.stream().allMatch(order -> seen.add(order.publication()))) {
            throw new IllegalArgumentException("a submission has one order or more, one for each publication: " + id);
        }
    }
}
