package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.Locale;
import java.util.function.Function;
import org.aushang.api.model.Finding;
import org.aushang.api.spi.Handover;
import org.aushang.api.spi.HandoverContext;
import org.aushang.api.spi.Receipt;
import org.aushang.api.spi.Submission;
import org.aushang.connector.arbeitsagentur.internal.envelope.Envelope;
import org.aushang.transport.Conversation;
import org.aushang.transport.Reply;

/**
 * Uploads one file (dossier 2.1). A GET of the listing goes first on the same client: with TLS 1.3 a refused certificate
 * looks like a lost answer, and only the listing tells the two apart before anything has left us.
 */
public final class Delivery {

    private static final String UPLOAD = "in/upload.php";
    private static final String FIELD = "upload";

    private final Conversation conversation;
    private final Listing listing;

    public Delivery(Conversation conversation) {
        this.conversation = conversation;
        this.listing = new Listing(conversation);
    }

    public Handover deliver(Submission submission, Envelope.Sealed.Ready file, HandoverContext context) {
        Listing.Look look = listing.look();
        if (look instanceof Listing.Look.Barred barred) {
            return new Handover.Deferred(barred.why());
        }
        if (context.cancelled()) {
            return new Handover.Deferred(WayFindings.stopped());
        }
        context.log("uploading " + file.name().value());
        Reply reply = conversation.upload(UPLOAD, FIELD, file.name().value(), file.content());
        if (reply instanceof Reply.Answer answer) {
            return judge(submission, file, answer, context);
        }
        if (reply instanceof Reply.NotSent notSent) {
            return new Handover.Deferred(WayFindings.fault(notSent.fault(), notSent.detail()));
        }
        Reply.Lost lost = (Reply.Lost) reply;
        return new Handover.Unknown(WayFindings.lost(file.name().value(), lost.detail()));
    }

    /** By the page's title alone: the HTTP status of a failure is unknown (dossier 2.1). */
    private static Handover judge(
            Submission submission, Envelope.Sealed.Ready file, Reply.Answer answer, HandoverContext context) {
        String name = file.name().value();
        String title = answer.page().title().strip().toUpperCase(Locale.ROOT);
        Function<String, Finding> why = text -> WayFindings.upload(name, text);
        if (title.equals("SUCCESS") && answer.status() / 100 == 2) {
            return new Handover.Delivered(
                    Receipt.of(submission, name, context.clock().instant()));
        }
        if (title.equals("ERROR")) {
            return new Handover.Deferred(why.apply(answer.page().text()));
        }
        return new Handover.Unknown(WayFindings.lost(name, "HTTP " + answer.status() + ", title '" + title + "'"));
    }
}
