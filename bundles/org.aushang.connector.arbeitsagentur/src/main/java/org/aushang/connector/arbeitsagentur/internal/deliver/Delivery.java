package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.Locale;
import org.aushang.api.connector.Receipt;
import org.aushang.api.connector.Submission;
import org.aushang.api.connector.SubmitContext;
import org.aushang.api.connector.SubmitResult;
import org.aushang.connector.arbeitsagentur.internal.file.UploadFileBuilder;
import org.aushang.transport.Page;
import org.aushang.transport.Reply;

/** Uploads one file (docs/hr-ba-xml.md#transport). */
public final class Delivery {

    private final RemoteFolder folder;

    public Delivery(RemoteFolder folder) {
        this.folder = folder;
    }

    public SubmitResult deliver(Submission submission, UploadFileBuilder.UploadFile.Built file, SubmitContext context) {
        if (context.cancelled()) {
            return SubmitResult.deferred(ConnectionFindings.stopped());
        }
        context.log("uploading " + file.name().value());
        Reply reply = folder.upload(file.name().value(), file.content());
        if (reply instanceof Reply.Answer answer) {
            return interpret(submission, file, answer, context);
        }
        if (reply instanceof Reply.NotSent notSent) {
            return SubmitResult.deferred(ConnectionFindings.fault(notSent.fault(), notSent.detail()));
        }
        Reply.Lost lost = (Reply.Lost) reply;
        return SubmitResult.inDoubt(ConnectionFindings.lost(file.name().value(), lost.detail()));
    }

    /** By the page's title alone: the HTTP status of a failure is unknown (docs/hr-ba-xml.md#transport). */
    private static SubmitResult interpret(
            Submission submission,
            UploadFileBuilder.UploadFile.Built file,
            Reply.Answer answer,
            SubmitContext context) {
        String name = file.name().value();
        Page page = answer.page();
        String title = page.title().strip().toUpperCase(Locale.ROOT);
        if (title.equals("SUCCESS") && answer.status() / 100 == 2) {
            return SubmitResult.delivered(
                    Receipt.of(submission, name, context.clock().instant()));
        }
        if (title.equals("ERROR")) {
            return SubmitResult.deferred(ConnectionFindings.upload(name, page.text()));
        }
        return SubmitResult.inDoubt(
                ConnectionFindings.lost(name, "HTTP " + answer.status() + ", title '" + title + "'"));
    }
}
