package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.aushang.api.model.Finding;
import org.aushang.transport.Conversation;
import org.aushang.transport.Page;
import org.aushang.transport.Reply;

/** The partner's folder at the gateway: an Apache index (dossier 2.1). */
public final class Listing {

    private final Conversation conversation;

    public Listing(Conversation conversation) {
        this.conversation = conversation;
    }

    /** What a look into the folder shows. */
    public sealed interface Look {

        /**
         * The folder is open.
         *
         * @param files their names, in the order of the index
         */
        record Open(List<String> files) implements Look {

            public Open {
                files = List.copyOf(files);
            }
        }

        /**
         * We do not get that far.
         *
         * @param why who must do what
         */
        record Barred(Finding why) implements Look {

            public Barred {
                Objects.requireNonNull(why, "why");
            }
        }
    }

    public Look look() {
        Reply reply = conversation.get("");
        if (reply instanceof Reply.Answer answer) {
            if (answer.status() == 403 || answer.status() == 401) {
                return new Look.Barred(WayFindings.certificateRefused("HTTP " + answer.status()));
            }
            Page page = answer.page();
            return answer.status() == 200 && page.title().startsWith("Index of")
                    ? new Look.Open(page.files())
                    : new Look.Barred(WayFindings.noListing(answer.status(), page.title()));
        }
        if (reply instanceof Reply.NotSent notSent) {
            return new Look.Barred(WayFindings.fault(notSent.fault(), notSent.detail()));
        }
        // A GET changes nothing over there: whether it arrived does not matter.
        Reply.Lost lost = (Reply.Lost) reply;
        return new Look.Barred(WayFindings.fault(lost.fault(), lost.detail()));
    }

    /** The bytes of one listed file; empty if they could not be had now. */
    public Optional<byte[]> download(String file) {
        return conversation.get(file) instanceof Reply.Answer answer && answer.status() == 200
                ? Optional.of(answer.body())
                : Optional.empty();
    }
}
