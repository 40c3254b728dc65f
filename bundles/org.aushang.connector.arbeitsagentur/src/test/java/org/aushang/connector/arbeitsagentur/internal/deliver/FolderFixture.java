package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.List;
import org.aushang.transport.Conversation;

/** An open folder without the way in. */
public final class FolderFixture {

    private FolderFixture() {}

    public static Folder of(Conversation conversation, String... files) {
        return new Folder(conversation, "", List.of(files));
    }
}
