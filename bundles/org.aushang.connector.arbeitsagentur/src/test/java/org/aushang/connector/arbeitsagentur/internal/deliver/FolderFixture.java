package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.List;
import org.aushang.transport.GatewayClient;

/** An open folder without the way in. */
public final class FolderFixture {

    private FolderFixture() {}

    public static RemoteFolder of(GatewayClient conversation, String... files) {
        return new RemoteFolder(conversation, "", List.of(files));
    }
}
