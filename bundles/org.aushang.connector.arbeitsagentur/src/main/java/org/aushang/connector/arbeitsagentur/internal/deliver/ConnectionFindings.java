package org.aushang.connector.arbeitsagentur.internal.deliver;

import java.net.URI;
import org.aushang.api.model.Finding;
import org.aushang.connector.arbeitsagentur.internal.settings.Texts;
import org.aushang.transport.Reply.Fault;

/** Findings about the connection to the gateway; who must act stands in the catalogue. Pure. */
public final class ConnectionFindings {

    private ConnectionFindings() {}

    static Finding fault(Fault fault, String detail) {
        return switch (fault) {
            case CLIENT_CERTIFICATE_REFUSED -> certificateRefused(detail);
            case GATEWAY_NOT_TRUSTED -> connection("not-trusted", detail);
            case NAME_NOT_RESOLVED -> connection("name", detail);
            case PROXY_UNREACHABLE -> connection("proxy-unreachable", detail);
            case PROXY_REFUSED -> connection("proxy-refused", detail);
            case CONNECTION_REFUSED, CONNECT_TIMEOUT -> connection("connect", detail);
            case TLS_FAILED -> connection("tls", detail);
            case ANSWER_TIMEOUT -> connection("timeout", detail);
            case CONNECTION_LOST -> connection("cut", detail);
            case INTERRUPTED -> stopped();
        };
    }

    static Finding certificateRefused(String detail) {
        return connection("certificate", detail);
    }

    static Finding noListing(int status, String title) {
        return connection("listing", page(status, title));
    }

    /** An intermediary, or the gateway's portal, demands a person to log in. */
    static Finding login(int status, String title) {
        return connection("login", page(status, title));
    }

    static Finding maintenance(int status, String title) {
        return connection("maintenance", page(status, title));
    }

    private static String page(int status, String title) {
        return "HTTP " + status + ", title '" + title + "'";
    }

    static Finding wrongBase(URI configured, URI right) {
        return connection("base", "", configured, right);
    }

    static Finding stranger(String holder, String other, String own) {
        return connection("stranger", "", holder, other, own);
    }

    static Finding stopped() {
        return connection("stopped", "");
    }

    static Finding upload(String file, String detail) {
        return connection("upload", detail, file);
    }

    static Finding lost(String file, String detail) {
        return connection("lost", detail, file);
    }

    private static Finding connection(String name, String detail, Object... arguments) {
        return Texts.MESSAGES
                .finding("ba.connection." + name, arguments)
                .raw(detail)
                .build();
    }
}
