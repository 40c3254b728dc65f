package org.aushang.applications.mail.internal;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationInbox.Receipt;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a folder from its begin to its end: each mail is stored first and moved then, and never deleted. Where mails stay, the last
 * one that was read is remembered; if that is lost, or the server numbers them anew, the inbox knows them by their ids. Not
 * thread-safe.
 */
final class MailboxReader {

    /** The header of a message to ourselves; it is no application. */
    static final String TEST_HEADER = "X-Aushang-Test";

    private static final String SENDER_HEADER = "From";

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);

    private static final int PART = 100;

    private final MailboxSettings settings;
    private final ApplicationInbox inbox;
    private final ReadMark mark;
    private final AtomicReference<String> arrived;

    /** @param arrived takes the last message to ourselves that was seen */
    MailboxReader(MailboxSettings settings, ApplicationInbox inbox, ReadMark mark, AtomicReference<String> arrived) {
        this.settings = settings;
        this.inbox = inbox;
        this.mark = mark;
        this.arrived = arrived;
    }

    /**
     * What a pass did.
     *
     * @param stored mails that are applications now
     * @param tooLarge mails that stay in the folder
     */
    record Pass(int stored, int tooLarge) {}

    /** @throws org.aushang.api.host.StoreUnavailableException if the inbox cannot store; the mails are where they were */
    Pass read(Store store) throws MessagingException, IOException {
        Folder folder = store.getFolder(settings.folder());
        folder.open(settings.move() ? Folder.READ_WRITE : Folder.READ_ONLY);
        try (StoringLanes lanes = new StoringLanes(inbox)) {
            return settings.move()
                    ? readAndMove((IMAPFolder) folder, done(store), lanes)
                    : readNew((IMAPFolder) folder, lanes);
        } finally {
            if (folder.isOpen()) {
                folder.close(false);
            }
        }
    }

    private Folder done(Store store) throws MessagingException {
        Folder done = store.getFolder(settings.doneFolder());
        if (!done.exists()) {
            done.create(Folder.HOLDS_MESSAGES);
        }
        return done;
    }

    private Pass readAndMove(IMAPFolder folder, Folder done, StoringLanes lanes)
            throws MessagingException, IOException {
        int stored = 0;
        int tooLarge = 0;
        int number = 1;
        // Moving takes messages away from the begin of the folder; what is too large stays there.
        while (number <= folder.getMessageCount()) {
            Message[] part = folder.getMessages(number, Math.min(number + PART - 1, folder.getMessageCount()));
            prefetch(folder, part);
            List<Message> read = new ArrayList<>();
            List<Future<Receipt>> taken = take(part, lanes);
            for (int i = 0; i < part.length; i++) {
                Receipt receipt = receipt(taken.get(i), part[i]);
                if (receipt == Receipt.TOO_LARGE) {
                    tooLarge++;
                } else {
                    stored += receipt == Receipt.STORED ? 1 : 0;
                    read.add(part[i]);
                }
            }
            int before = folder.getMessageCount();
            move(folder, read, done);
            number += part.length - (before - folder.getMessageCount());
            if (before == folder.getMessageCount() && read.size() == part.length) {
                // The server has moved nothing; the next pass comes again, and the inbox knows what it has.
                break;
            }
        }
        return new Pass(stored, tooLarge);
    }

    private static void move(IMAPFolder folder, List<Message> read, Folder done) throws MessagingException {
        if (read.isEmpty()) {
            return;
        }
        Message[] messages = read.toArray(Message[]::new);
        if (((org.eclipse.angus.mail.imap.IMAPStore) folder.getStore()).hasCapability("MOVE")) {
            folder.moveMessages(messages, done);
            // Those that are gone have a number still until the folder is asked to forget them.
            folder.expunge();
        } else {
            folder.copyMessages(messages, done);
            folder.setFlags(messages, new jakarta.mail.Flags(jakarta.mail.Flags.Flag.DELETED), true);
            folder.expunge(messages);
        }
    }

    private static void prefetch(IMAPFolder folder, Message[] part) throws MessagingException {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add(FetchProfile.Item.SIZE);
        profile.add(TEST_HEADER);
        profile.add(SENDER_HEADER);
        folder.fetch(part, profile);
    }

    private Pass readNew(IMAPFolder folder, StoringLanes lanes) throws MessagingException, IOException {
        long validity = folder.getUIDValidity();
        long last = mark.last(validity);
        int stored = 0;
        int tooLarge = 0;
        List<Message> fresh = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(last + 1, UIDFolder.LASTUID)) {
            // A server answers with the last one even if that is not new.
            if (folder.getUID(message) > last) {
                fresh.add(message);
            }
        }
        for (int at = 0; at < fresh.size(); at += PART) {
            Message[] part =
                    fresh.subList(at, Math.min(at + PART, fresh.size())).toArray(Message[]::new);
            prefetch(folder, part);
            List<Future<Receipt>> taken = take(part, lanes);
            for (int i = 0; i < part.length; i++) {
                Receipt receipt = receipt(taken.get(i), part[i]);
                stored += receipt == Receipt.STORED ? 1 : 0;
                tooLarge += receipt == Receipt.TOO_LARGE ? 1 : 0;
                mark.note(validity, folder.getUID(part[i]));
            }
        }
        return new Pass(stored, tooLarge);
    }

    /** In the order of the folder. */
    private List<Future<Receipt>> take(Message[] part, StoringLanes lanes) throws MessagingException, IOException {
        List<Future<Receipt>> taken = new ArrayList<>();
        for (Message message : part) {
            taken.add(take((IMAPMessage) message, lanes));
        }
        lanes.flush();
        return taken;
    }

    private Future<Receipt> take(IMAPMessage message, StoringLanes lanes) throws MessagingException, IOException {
        Optional<String> test = header(message, TEST_HEADER);
        if (test.isPresent()) {
            arrived.set(test.get());
            return CompletableFuture.completedFuture(Receipt.KNOWN);
        }
        try {
            return lanes.store(header(message, SENDER_HEADER).orElse(""), message.getSize(), () -> {
                try (InputStream raw = message.getMimeStream()) {
                    return raw.readNBytes(ApplicationInbox.LARGEST_MAIL + 1);
                }
            });
        } catch (MessageRemovedException e) {
            // Another node has moved it.
            return CompletableFuture.completedFuture(Receipt.KNOWN);
        } finally {
            message.invalidateHeaders();
        }
    }

    private static Optional<String> header(IMAPMessage message, String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null || values.length == 0 ? Optional.empty() : Optional.of(values[0].strip());
    }

    private Receipt receipt(Future<Receipt> taken, Message message) throws MessagingException, IOException {
        Receipt receipt = StoringLanes.receipt(taken);
        if (receipt == Receipt.TOO_LARGE) {
            log.warn(
                    "A mail of {} in the mailbox of {} is too large and stays there",
                    message.getSize(),
                    settings.host());
        }
        return receipt;
    }
}
