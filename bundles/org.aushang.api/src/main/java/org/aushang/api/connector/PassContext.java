package org.aushang.api.connector;

import java.util.function.Supplier;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Context of a call that is part of a pass. In a pass the core works a channel once: it asks what became of attempts without an
 * answer, collects verdicts and hands over what is due, one call after the other.
 *
 * @since 1.1
 */
@ProviderType
public interface PassContext extends WorkContext {

    /**
     * What the calls of one pass share, for instance a connection to the board. The core closes it when the pass is over, and
     * before that when a call failed or took too long; the next call that asks then gets a new one. A connector that is never
     * asked for it owns nothing between passes.
     *
     * @param type one of each type for a pass; not shared with other channels
     * @param made makes it, when a call of this pass asks for the first time
     */
    <T extends AutoCloseable> T shared(Class<T> type, Supplier<T> made);
}
