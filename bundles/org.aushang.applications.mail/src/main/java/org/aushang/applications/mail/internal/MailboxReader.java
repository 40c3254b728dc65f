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
        try {
            return settings.move() ? readAndMove((IMAPFolder) folder, done(store)) : readNew((IMAPFolder) folder);
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

    private Pass readAndMove(IMAPFolder folder, Folder done) throws MessagingException, IOException {
        int stored = 0;
        int tooLarge = 0;
        int number = 1;
        // Moving takes messages away from the begin of the folder; what is too large stays there.
        while (number <= folder.getMessageCount()) {
            Message[] part = folder.getMessages(number, Math.min(number + PART - 1, folder.getMessageCount()));
            prefetch(folder, part);
            java.util.List<Message> read = new java.util.ArrayList<>();
            for (Message message : part) {
                Receipt receipt = take((IMAPMessage) message);
                if (receipt == Receipt.TOO_LARGE) {
                    tooLarge++;
                } else {
                    stored += receipt == Receipt.STORED ? 1 : 0;
                    read.add(message);
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

    private static void move(IMAPFolder folder, java.util.List<Message> read, Folder done) throws MessagingException {
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
        folder.fetch(part, profile);
    }

    private Pass readNew(IMAPFolder folder) throws MessagingException, IOException {
        long validity = folder.getUIDValidity();
        long last = mark.last(validity);
        int stored = 0;
        int tooLarge = 0;
        Message[] fresh = folder.getMessagesByUID(last + 1, UIDFolder.LASTUID);
        for (int at = 0; at < fresh.length; at += PART) {
            Message[] part = java.util.Arrays.copyOfRange(fresh, at, Math.min(at + PART, fresh.length));
            prefetch(folder, part);
            for (Message message : part) {
                long uid = folder.getUID(message);
                // A server answers with the last one even if that is not new.
                if (uid <= last) {
                    continue;
                }
                Receipt receipt = take((IMAPMessage) message);
                stored += receipt == Receipt.STORED ? 1 : 0;
                tooLarge += receipt == Receipt.TOO_LARGE ? 1 : 0;
                mark.note(validity, uid);
            }
        }
        return new Pass(stored, tooLarge);
    }

    private Receipt take(IMAPMessage message) throws MessagingException, IOException {
        String[] test = message.getHeader(TEST_HEADER);
        if (test != null && test.length > 0) {
            arrived.set(test[0].strip());
            return Receipt.KNOWN;
        }
        try (InputStream raw = message.getMimeStream()) {
            Receipt receipt = inbox.acceptMail(raw);
            if (receipt == Receipt.TOO_LARGE) {
                log.warn(
                        "A mail of {} in the mailbox of {} is too large and stays there",
                        message.getSize(),
                        settings.host());
            }
            return receipt;
        } catch (MessageRemovedException e) {
            // Another node has moved it.
            return Receipt.KNOWN;
        } finally {
            message.invalidateHeaders();
        }
    }
}
