package org.aushang.api.applications;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Where sources put applications: a mailbox, or a connector whose board pushes them. When a method returns, the application is on
 * disk and its sender may be told so. Thread-safe.
 */
@ProviderType
public interface ApplicationInbox {

    /** The largest mail that is taken, in bytes: 40 MB, more than all files together may have, because Base64 adds a third. */
    int LARGEST_MAIL = 40 * 1024 * 1024;

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
     * The same for several, which waits for the disk once.
     *
     * @param raw each as a whole; of one that is too large its first {@value #LARGEST_MAIL} bytes and one more are enough
     * @return what became of each, in their order
     * @throws IOException if one cannot be read; some may be stored, so offer all again
     * @throws org.aushang.api.host.StoreUnavailableException if one cannot be stored; some may be, so offer all again later
     */
    List<Receipt> acceptMails(List<byte[]> raw) throws IOException;

    /**
     * Takes an application that a board handed over.
     *
     * @param application with an id that is the same whenever it is handed over; its attachments are read before this returns
     * @throws IOException if an attachment cannot be read
     * @throws org.aushang.api.host.StoreUnavailableException if it cannot be stored; offer it again later
     */
    Receipt accept(Application application) throws IOException;
}
