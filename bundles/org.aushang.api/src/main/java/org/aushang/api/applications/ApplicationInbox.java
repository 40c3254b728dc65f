package org.aushang.api.applications;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where sources put applications: a mailbox, or a connector whose board pushes them. When a method returns, the application is on
 * disk and its sender may be told so. Thread-safe.
 */
@ProviderType
public interface ApplicationInbox {

    /** What became of it. Constants may be added. */
    enum Receipt {
        STORED,
        /** It had been stored before, under the same id. */
        KNOWN,
        /** It is larger than what the inbox takes; nothing was stored. */
        TOO_LARGE
    }

    /**
     * Takes a mail, for each of our addresses that it was sent to.
     *
     * @param raw as the server has it, RFC 5322 with its headers; read to its end, and closed by the caller
     * @throws IOException if it cannot be read
     * @throws org.aushang.api.host.StoreUnavailableException if it cannot be stored; offer it again later
     */
    Receipt acceptMail(InputStream raw) throws IOException;

    /**
     * Takes an application that a board handed over.
     *
     * @param application with an id that is the same whenever it is handed over; its attachments are read before this returns
     * @throws IOException if an attachment cannot be read
     * @throws org.aushang.api.host.StoreUnavailableException if it cannot be stored; offer it again later
     */
    Receipt accept(Application application) throws IOException;
}
