package org.aushang.api.connector;

/** The names by which the core and connectors find each other in the service registry. */
public final class JobBoards {

    /**
     * The service property of every {@link JobBoardPublisher}, and a required attribute of the channel's configuration:
     * 1 to 100 letters, digits, dots, hyphens and underscores, unique in the host.
     */
    public static final String CHANNEL_ID = "aushang.channel.id";

    private JobBoards() {}
}
