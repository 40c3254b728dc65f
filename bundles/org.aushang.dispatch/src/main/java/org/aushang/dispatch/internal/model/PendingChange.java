package org.aushang.dispatch.internal.model;

import org.jspecify.annotations.Nullable;

/**
 * A change or withdrawal that waits for the approval of a mass change.
 *
 * @param wanted whether the host still wants the posting online; false for a withdrawal
 * @param payload the desired content
 * @param online the content that the board has; null if unknown
 */
public record PendingChange(String job, String title, boolean wanted, String payload, @Nullable String online) {}
