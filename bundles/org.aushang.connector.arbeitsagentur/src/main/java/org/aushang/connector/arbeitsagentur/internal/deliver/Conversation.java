package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.function.Function;
import org.aushang.credentials.ClientIdentity;
import org.aushang.transport.GatewayClient;
import org.jspecify.annotations.Nullable;

/** The client that the calls of one pass share, so that a look and the uploads after it are one connection. For one thread at a time. */
public final class Conversation implements AutoCloseable {

    private @Nullable GatewayClient client;
    private @Nullable ClientIdentity identity;
    private volatile boolean over;

    /** Whether it goes on with this identity; identities never share a connection. */
    boolean isWith(ClientIdentity other) {
        return client != null && other.equals(identity);
    }

    /**
     * Goes on with this identity, or begins with it.
     *
     * @throws IllegalStateException if it was closed; a call that was cut must not open what is never closed
     */
    GatewayClient with(ClientIdentity other, Function<ClientIdentity, GatewayClient> open) {
        GatewayClient current = client;
        if (current != null && other.equals(identity)) {
            return current;
        }
        if (over) {
            throw new IllegalStateException("the conversation of this pass is over");
        }
        end();
        GatewayClient opened = open.apply(other);
        client = opened;
        identity = other;
        return opened;
    }

    @Override
    public void close() {
        over = true;
        end();
    }

    /** The next call begins anew. */
    void end() {
        GatewayClient current = client;
        client = null;
        identity = null;
        if (current != null) {
            current.close();
        }
    }
}
