package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.net.URI;
import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.transport.Reply.Fault;

/** What can happen between us and the gateway, in words. */
public final class ConnectionFindings {

    private ConnectionFindings() {}

    static Finding fault(Fault fault, String detail) {
        return switch (fault) {
            case CLIENT_CERTIFICATE_REFUSED -> certificateRefused(detail);
            case GATEWAY_NOT_TRUSTED -> way("ba.connection.not-trusted", Actor.ADMIN, Remedy.EDIT_SETTINGS, detail);
            case NAME_NOT_RESOLVED -> way("ba.connection.name", Actor.OPERATOR, Remedy.FIX_PLATFORM, detail);
            case PROXY_UNREACHABLE -> way(
                    "ba.connection.proxy-unreachable", Actor.OPERATOR, Remedy.FIX_PLATFORM, detail);
            case PROXY_REFUSED -> way("ba.connection.proxy-refused", Actor.OPERATOR, Remedy.FIX_PLATFORM, detail);
            case CONNECTION_REFUSED, CONNECT_TIMEOUT -> way(
                    "ba.connection.connect", Actor.OPERATOR, Remedy.WAIT, detail);
            case TLS_FAILED -> way("ba.connection.tls", Actor.OPERATOR, Remedy.FIX_PLATFORM, detail);
            case ANSWER_TIMEOUT -> way("ba.connection.timeout", Actor.NOBODY, Remedy.WAIT, detail);
            case CONNECTION_LOST -> way("ba.connection.cut", Actor.ADMIN, Remedy.WAIT, detail);
            case INTERRUPTED -> stopped();
        };
    }

    private static Finding way(String code, Actor actor, Remedy remedy, String detail) {
        return Texts.way(code, actor, remedy, Severity.WARNING).toBuilder()
                .raw(detail)
                .build();
    }

    static Finding certificateRefused(String detail) {
        return way("ba.connection.certificate", Actor.ADMIN, Remedy.RENEW_CERTIFICATE, detail);
    }

    static Finding noListing(int status, String title) {
        return way(
                "ba.connection.listing",
                Actor.ADMIN,
                Remedy.EDIT_SETTINGS,
                "HTTP " + status + ", title '" + title + "'");
    }

    /** An intermediary, or the gateway's portal, demands a person to log in. */
    static Finding login(int status, String title) {
        return way(
                "ba.connection.login",
                Actor.OPERATOR,
                Remedy.EDIT_SETTINGS,
                "HTTP " + status + ", title '" + title + "'");
    }

    static Finding maintenance(int status, String title) {
        return way(
                "ba.connection.maintenance", Actor.NOBODY, Remedy.WAIT, "HTTP " + status + ", title '" + title + "'");
    }

    static Finding wrongBase(URI configured, URI right) {
        return Texts.way(
                        "ba.connection.base",
                        Actor.ADMIN,
                        Remedy.EDIT_SETTINGS,
                        Severity.WARNING,
                        configured.toString(),
                        right.toString())
                .toBuilder()
                .target("channel.baseUrl")
                .build();
    }

    static Finding stranger(String holder, String other, String own) {
        return Texts.way(
                        "ba.connection.stranger",
                        Actor.ADMIN,
                        Remedy.EDIT_SETTINGS,
                        Severity.WARNING,
                        holder,
                        other,
                        own)
                .toBuilder()
                .target("channel.certificate")
                .build();
    }

    static Finding stopped() {
        return Texts.way("ba.connection.stopped", Actor.NOBODY, Remedy.WAIT, Severity.INFO);
    }

    static Finding upload(String file, String said) {
        return Texts.way("ba.connection.upload", Actor.OPERATOR, Remedy.WAIT, Severity.WARNING, file).toBuilder()
                .raw(said)
                .build();
    }

    static Finding lost(String file, String detail) {
        return Texts.way("ba.connection.lost", Actor.NOBODY, Remedy.WAIT, Severity.WARNING, file).toBuilder()
                .raw(detail)
                .build();
    }
}
