package org.aushang.itests.inbox;

import java.util.Map;

/** A real IMAP server with TLS on loopback, with one mailbox. */
interface ImapServer extends AutoCloseable {

    void deliver(byte[] raw) throws Exception;

    /** How many mails are in the folder that is read. */
    int left() throws Exception;

    /** The settings of a reader. */
    Map<String, String> settings();

    @Override
    void close();
}
