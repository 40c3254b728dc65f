package org.aushang.credentials.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import org.aushang.credentials.CertificateDetails;
import org.aushang.credentials.Inspection;
import org.aushang.credentials.Problem;
import org.jspecify.annotations.Nullable;

/** Content of a PKCS#12 file, without regard to the time. */
sealed interface Pkcs12Content {

    /** A key and the certificate that belongs to it. */
    record Key(PrivateKeyIdentity holder) implements Pkcs12Content {}

    /**
     * Nothing that could be used at any time.
     *
     * @param certificate null if we did not get so far as to see it
     */
    record Nothing(Problem problem, String detail, @Nullable CertificateDetails certificate) implements Pkcs12Content {

        Nothing(Problem problem) {
            this(problem, "", null);
        }
    }

    /** Without the key. */
    default Seen seen() {
        return this instanceof Key key
                ? new Seen(null, "", key.holder().certificate())
                : this instanceof Nothing nothing
                        ? new Seen(nothing.problem(), nothing.detail(), nothing.certificate())
                        : new Seen(Problem.DAMAGED, "", null);
    }

    /** What may be remembered of it. */
    record Seen(@Nullable Problem problem, String detail, @Nullable CertificateDetails certificate) {

        /** Whether it can be used at this moment. */
        Inspection at(Instant now) {
            if (problem != null || certificate == null) {
                return Inspection.unusable(problem == null ? Problem.DAMAGED : problem, detail, certificate);
            }
            if (now.isAfter(certificate.notAfter())) {
                return Inspection.unusable(Problem.EXPIRED, day(certificate.notAfter()), certificate);
            }
            if (now.isBefore(certificate.notBefore())) {
                return Inspection.unusable(Problem.NOT_YET_VALID, day(certificate.notBefore()), certificate);
            }
            return Inspection.usable(certificate);
        }

        private static String day(Instant instant) {
            return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
        }
    }
}
