package org.aushang.applications.mail.internal;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import org.aushang.api.applications.ApplicationInbox;
import org.aushang.api.applications.ApplicationInbox.Receipt;

/**
 * Stores mails while the next ones are fetched: those of one sender in their order, because the inbox compares them, those of others
 * beside them; some at a time, because each time waits for the disk. Holds so many bytes at most, however large the mails are. For
 * one thread that fetches.
 */
final class StoringLanes implements AutoCloseable {

    private static final int LANES = 4;

    /** Mails that are stored at a time. */
    private static final int AT_A_TIME = 16;

    /** Of mails that are fetched and not stored yet, in KB; the inbox takes no larger mail than 40 MB. */
    private static final int ROOM = 48 * 1024;

    private final List<Lane> lanes = new ArrayList<>();
    private final Semaphore room = new Semaphore(ROOM);

    StoringLanes(ApplicationInbox inbox) {
        for (int i = 0; i < LANES; i++) {
            lanes.add(new Lane(inbox, room));
        }
    }

    /** Gets a mail from the server. */
    @FunctionalInterface
    interface Fetch {

        byte[] get() throws MessagingException, IOException;
    }

    /** One that is fetched. */
    private static final class Mail {

        private final byte[] raw;
        private final int kilobytes;
        private final CompletableFuture<Receipt> receipt = new CompletableFuture<>();

        private Mail(byte[] raw, int kilobytes) {
            this.raw = raw;
            this.kilobytes = kilobytes;
        }
    }

    /** One thread, and the mails for its next turn. */
    private static final class Lane {

        private final ApplicationInbox inbox;
        private final Semaphore room;
        private final ExecutorService thread;
        private List<Mail> next = new ArrayList<>();

        private Lane(ApplicationInbox inbox, Semaphore room) {
            this.inbox = inbox;
            this.room = room;
            thread = Executors.newSingleThreadExecutor(work -> {
                Thread one = new Thread(work, "aushang-mailbox-store");
                one.setDaemon(true);
                return one;
            });
        }

        private void add(Mail mail) {
            next.add(mail);
            if (next.size() >= AT_A_TIME) {
                flush();
            }
        }

        private void flush() {
            if (next.isEmpty()) {
                return;
            }
            List<Mail> mails = next;
            next = new ArrayList<>();
            thread.execute(() -> store(mails));
        }

        private void store(List<Mail> mails) {
            try {
                List<Receipt> receipts =
                        inbox.acceptMails(mails.stream().map(mail -> mail.raw).toList());
                for (int i = 0; i < mails.size(); i++) {
                    mails.get(i).receipt.complete(receipts.get(i));
                }
            } catch (IOException | RuntimeException | LinkageError e) {
                mails.forEach(mail -> mail.receipt.completeExceptionally(e));
            } finally {
                // Nothing waits for ever, whatever it was; those that are complete stay as they are.
                mails.forEach(mail -> mail.receipt.completeExceptionally(new IOException("storing broke off")));
                room.release(mails.stream().mapToInt(mail -> mail.kilobytes).sum());
            }
        }
    }

    /**
     * Waits until there is room, fetches a mail, and has it stored at the latest after {@link #flush}.
     *
     * @param sender the header From, as it is written
     * @param size in bytes, as the server says it
     * @param fetch is called on the caller's thread
     */
    Future<Receipt> store(String sender, int size, Fetch fetch) throws MessagingException, IOException {
        int kilobytes = Math.max(1, Math.min(ROOM, size / 1024));
        if (!room.tryAcquire(kilobytes)) {
            flush();
            room.acquireUninterruptibly(kilobytes);
        }
        byte[] raw;
        try {
            raw = fetch.get();
        } catch (MessagingException | IOException | RuntimeException e) {
            room.release(kilobytes);
            throw e;
        }
        Mail mail = new Mail(raw, kilobytes);
        lanes.get(Math.floorMod(address(sender).hashCode(), LANES)).add(mail);
        return mail.receipt;
    }

    /** The same for all ways to write one sender. */
    static String address(String sender) {
        int from = sender.lastIndexOf('<');
        int to = sender.indexOf('>', from + 1);
        String address = from >= 0 && to > from ? sender.substring(from + 1, to) : sender;
        return address.strip().toLowerCase(Locale.ROOT);
    }

    /** Nothing waits for more. */
    void flush() {
        lanes.forEach(Lane::flush);
    }

    /** What became of it; what storing it threw is thrown here. */
    static Receipt receipt(Future<Receipt> stored) throws IOException {
        try {
            return stored.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            if (e.getCause() instanceof RuntimeException defect) {
                throw defect;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** What is being stored is stored still. */
    @Override
    public void close() {
        lanes.forEach(lane -> lane.thread.shutdown());
    }
}
