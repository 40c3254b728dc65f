package org.aushang.connector.arbeitsagentur.internal.deliver;

import org.aushang.api.model.Finding;
import org.aushang.api.model.Finding.Actor;
import org.aushang.api.model.Finding.Remedy;
import org.aushang.api.model.Finding.Severity;
import org.aushang.connector.arbeitsagentur.internal.Texts;
import org.aushang.transport.Reply.Fault;

/** What can happen between us and the gateway, in words. */
public final class WayFindings {

    private WayFindings() {}

    static Finding fault(Fault fault, String detail) {
        return switch (fault) {
            case CLIENT_CERTIFICATE_REFUSED -> certificateRefused(detail);
            case GATEWAY_NOT_TRUSTED -> way("ba.way.not-trusted", Actor.ADMIN, Remedy.EDIT_SETTINGS, detail);
            case NAME_NOT_RESOLVED -> way("ba.way.name", Actor.OPERATOR, Remedy.FIX_PLATFORM, detail);
            case CONNECTION_REFUSED, CONNECT_TIMEOUT -> way("ba.way.connect", Actor.OPERATOR, Remedy.WAIT, detail);
            case TLS_FAILED -> way("ba.way.tls", Actor.OPERATOR, Remedy.FIX_PLATFORM, detail);
            case ANSWER_TIMEOUT -> way("ba.way.timeout", Actor.NOBODY, Remedy.WAIT, detail);
            case CONNECTION_LOST -> way("ba.way.cut", Actor.ADMIN, Remedy.WAIT, detail);
            case INTERRUPTED -> stopped();
        };
    }

    private static Finding way(String code, Actor actor, Remedy remedy, String detail) {
        return Texts.way(code, actor, remedy, Severity.WARNING).toBuilder()
                .raw(detail)
                .build();
    }

    static Finding certificateRefused(String detail) {
        return way("ba.way.certificate", Actor.ADMIN, Remedy.RENEW_CERTIFICATE, detail);
    }

    static Finding noListing(int status, String title) {
        return way("ba.way.listing", Actor.ADMIN, Remedy.EDIT_SETTINGS, "HTTP " + status + ", title '" + title + "'");
    }

    static Finding stopped() {
        return Texts.way("ba.way.stopped", Actor.NOBODY, Remedy.WAIT, Severity.INFO);
    }

    static Finding upload(String file, String said) {
        return Texts.way("ba.way.upload", Actor.OPERATOR, Remedy.WAIT, Severity.WARNING, file).toBuilder()
                .raw(said)
                .build();
    }

    static Finding lost(String file, String detail) {
        return Texts.way("ba.way.lost", Actor.NOBODY, Remedy.WAIT, Severity.WARNING, file).toBuilder()
                .raw(detail)
                .build();
    }
}
