package org.aushang.transport.internal;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.util.Locale;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.aushang.transport.Reply;
import org.aushang.transport.Reply.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Classifies failures: which step failed, and whether anything had been sent. During the handshake nothing has; but with TLS 1.3 a gateway may
 * refuse our certificate after the handshake looked complete to us, and then something may have.
 */
final class FailureClassifier {

    private FailureClassifier() {}

    /** @param proxied whether a proxy stands between us and the gateway */
    static Reply reply(Throwable failure, boolean proxied) {
        String detail = describe(failure);
        if (detail.contains("Tunnel failed")) {
            return new Reply.NotSent(Fault.PROXY_REFUSED, detail);
        }
        if (proxied && (has(failure, ConnectException.class) || has(failure, UnresolvedAddressException.class))) {
            return new Reply.NotSent(Fault.PROXY_UNREACHABLE, detail);
        }
        if (has(failure, UnresolvedAddressException.class) || has(failure, UnknownHostException.class)) {
            return new Reply.NotSent(Fault.NAME_NOT_RESOLVED, detail);
        }
        if (has(failure, HttpConnectTimeoutException.class)) {
            return new Reply.NotSent(Fault.CONNECT_TIMEOUT, detail);
        }
        if (has(failure, ConnectException.class)) {
            return new Reply.NotSent(Fault.CONNECTION_REFUSED, detail);
        }
        if (has(failure, CertPathBuilderException.class) || has(failure, CertificateException.class)) {
            return new Reply.NotSent(Fault.GATEWAY_NOT_TRUSTED, detail);
        }
        boolean ourCertificate = detail.toLowerCase(Locale.ROOT)
                .matches("(?s).*(bad_certificate|certificate_unknown|certificate_required|certificate_expired"
                        + "|certificate_revoked|unknown_ca|access_denied).*");
        if (detail.toLowerCase(Locale.ROOT).contains("unrecognized ssl message")) {
            return new Reply.NotSent(Fault.TLS_FAILED, detail);
        }
        if (has(failure, SSLHandshakeException.class)) {
            return new Reply.NotSent(ourCertificate ? Fault.CLIENT_CERTIFICATE_REFUSED : Fault.TLS_FAILED, detail);
        }
        if (has(failure, SSLException.class) && ourCertificate) {
            return new Reply.Lost(Fault.CLIENT_CERTIFICATE_REFUSED, detail);
        }
        return new Reply.Lost(Fault.CONNECTION_LOST, detail);
    }

    private static boolean has(Throwable failure, Class<? extends Throwable> kind) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (kind.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    private static String describe(Throwable failure) {
        String message = failure.getMessage();
        return failure.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
