package org.aushang.transport;

import org.aushang.credentials.ClientIdentity;
import org.osgi.annotation.versioning.ProviderType;

/** Factory of gateway clients. A service; safe for all threads. */
@ProviderType
public interface GatewayClientFactory {

    /** Prepares a conversation; nothing is sent yet. Identities never share connections. */
    GatewayClient open(Gateway gateway, ClientIdentity identity);
}
