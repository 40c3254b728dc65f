package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.aushang.api.model.Finding;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.ClientIdentity;
import org.aushang.credentials.Credential;
import org.aushang.transport.Gateway;
import org.aushang.transport.GatewayClient;
import org.aushang.transport.GatewayClientFactory;
import org.aushang.transport.Page;
import org.aushang.transport.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Sessions in the partner's folder. Each begins with reading the listing, because with TLS 1.3 a refused
 * certificate looks like a lost answer, and only the listing tells the two apart before anything has left us. If the gateway
 * does not want the better certificate, the other one is tried. Where several certificates belong to one mailbox, the folder
 * is {@code daten/<Partner-ID>/} (docs/hr-ba-xml.md#transport); it is looked for there first. Safe for all threads.
 */
public final class GatewaySession {

    private final GatewayClientFactory conversations;
    private final Gateway gateway;
    private final Credential credential;
    private final String own;
    private final Clock clock;
    /** Where the folder was found the last time. */
    private volatile @Nullable String known;

    /** @param supplierId Partner-ID */
    public GatewaySession(
            GatewayClientFactory conversations,
            Gateway gateway,
            Credential credential,
            String supplierId,
            Clock clock) {
        this.conversations = conversations;
        this.gateway = gateway;
        this.credential = credential;
        this.own = supplierId;
        this.clock = clock;
    }

    /** What a look shows: the folder, or why there is none. */
    private sealed interface Look {

        record Open(RemoteFolder folder) implements Look {}

        /** @param ours whether it may be our certificate that is not wanted */
        record Barred(Finding why, boolean ours, boolean answered) implements Look {}
    }

    /**
     * Talks in a conversation, which goes on where its certificate is still the one to be used.
     *
     * @param barred gets what keeps us out; nothing has left us then
     */
    public <T> T enter(Conversation conversation, Function<RemoteFolder, T> talk, Function<Finding, T> barred) {
        Finding why = null;
        for (ClientIdentity identity : credential.identities(clock.instant())) {
            Look look = look(conversation, identity);
            if (look instanceof Look.Open open) {
                known = open.folder().path();
                return talk.apply(open.folder());
            }
            conversation.end();
            Look.Barred closed = (Look.Barred) look;
            why = why == null ? closed.why() : why;
            if (!closed.ours()) {
                break;
            }
        }
        return barred.apply(why == null ? ConnectionFindings.certificateRefused("no certificate can be used") : why);
    }

    /** A custom address already names the folder. */
    private List<String> places() {
        if (!gateway.base().getPath().equals("/")) {
            return List.of("");
        }
        String last = known;
        List<String> places = new ArrayList<>(List.of("daten/" + own + "/", ""));
        if (last != null) {
            places.remove(last);
            places.add(0, last);
        }
        return places;
    }

    private Look look(Conversation conversation, ClientIdentity identity) {
        boolean goesOn = conversation.isWith(identity);
        Look look = look(conversation.with(identity, with -> conversations.open(gateway, with)));
        if (goesOn && look instanceof Look.Barred barred && !barred.answered()) {
            // A connection that was idle for a moment proves nothing about the gateway or the certificate.
            conversation.end();
            return look(conversation.with(identity, with -> conversations.open(gateway, with)));
        }
        return look;
    }

    private Look look(GatewayClient conversation) {
        Look last = null;
        for (String place : places()) {
            last = look(conversation, place);
            if (last instanceof Look.Open || (last instanceof Look.Barred barred && !barred.answered())) {
                return last;
            }
        }
        return last == null ? new Look.Barred(ConnectionFindings.noListing(0, ""), false, false) : last;
    }

    private static Look look(GatewayClient conversation, String place) {
        Reply reply = conversation.get(place);
        if (reply instanceof Reply.Answer answer) {
            Page page = answer.page();
            int status = answer.status();
            if (status == 403 || status == 401) {
                return new Look.Barred(ConnectionFindings.certificateRefused("HTTP " + status), true, true);
            }
            if (status == 200 && page.title().startsWith("Index of")) {
                return new Look.Open(new RemoteFolder(conversation, place, page.files()));
            }
            if (status / 100 == 3 || page.login()) {
                return new Look.Barred(ConnectionFindings.login(status, page.title()), false, true);
            }
            return new Look.Barred(
                    status >= 500
                            ? ConnectionFindings.maintenance(status, page.title())
                            : ConnectionFindings.noListing(status, page.title()),
                    false,
                    true);
        }
        if (reply instanceof Reply.NotSent notSent) {
            return barred(notSent.fault(), notSent.detail());
        }
        Reply.Lost lost = (Reply.Lost) reply;
        return barred(lost.fault(), lost.detail());
    }

    private static Look barred(Reply.Fault fault, String detail) {
        // A gateway that refuses a certificate does not always say so before it hangs up.
        boolean ours =
                switch (fault) {
                    case CLIENT_CERTIFICATE_REFUSED, CONNECTION_LOST, TLS_FAILED -> true;
                    default -> false;
                };
        return new Look.Barred(ConnectionFindings.fault(fault, detail), ours, false);
    }

    /**
     * Tries every certificate that can be used, uploads nothing, and says which step failed.
     *
     * @return empty if all of them see the folder
     */
    public List<Finding> test() {
        List<Finding> findings = new ArrayList<>();
        for (ClientIdentity identity : credential.identities(clock.instant())) {
            try (GatewayClient conversation = conversations.open(gateway, identity)) {
                Look look = look(conversation);
                if (look instanceof Look.Open open) {
                    stranger(open.folder().files(), identity.certificate()).ifPresent(findings::add);
                } else {
                    Look.Barred barred = (Look.Barred) look;
                    findings.add(barred.answered() ? elsewhere(identity).orElse(barred.why()) : barred.why());
                }
            }
        }
        return findings;
    }

    /** Whether one of the usual places would have been right. */
    private Optional<Finding> elsewhere(ClientIdentity identity) {
        if (gateway.base().getPath().equals("/")) {
            return Optional.empty();
        }
        Gateway root = gateway.at("/");
        try (GatewayClient conversation = conversations.open(root, identity)) {
            for (String place : List.of("daten/" + own + "/", "")) {
                if (look(conversation, place) instanceof Look.Open) {
                    return Optional.of(ConnectionFindings.wrongBase(
                            gateway.base(), root.base().resolve(place)));
                }
            }
        }
        return Optional.empty();
    }

    /** A folder that holds another partner's reports only. */
    private Optional<Finding> stranger(List<String> files, CertificateDetails certificate) {
        List<String> partners = files.stream()
                .filter(file -> file.matches("E[SB][APVK]\\d{9}_.*"))
                .map(file -> file.substring(2, 12))
                .distinct()
                .toList();
        return partners.isEmpty() || partners.contains(own)
                ? Optional.empty()
                : Optional.of(ConnectionFindings.stranger(certificate.holder(), partners.get(0), own));
    }
}
