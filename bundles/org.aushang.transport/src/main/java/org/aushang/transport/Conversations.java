package org.aushang.transport;

import org.aushang.credentials.ClientIdentity;
import org.osgi.annotation.versioning.ProviderType;

/** Opens conversations. A service; safe for all threads. */
@ProviderType
public interface Conversations {

    /** Prepares a conversation; nothing is sent yet. Identities never share connections. */
    Conversation open(Gateway gateway, ClientIdentity identity);
}
